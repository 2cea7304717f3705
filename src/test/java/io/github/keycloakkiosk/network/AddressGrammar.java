package io.github.keycloakkiosk.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tests' naive model of an address: the grammar of RFC 3986 section 3.2.2 letter by letter, and the JDK for the meaning
 * of such a text.
 */
final class AddressGrammar {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String H16 = "[0-9a-fA-F]{1,4}";
    private static final String LS32 = "(?:" + H16 + ":" + H16 + "|" + IPV4 + ")";

    private static final Pattern ADDRESS = Pattern.compile(String.join(
            "|",
            IPV4,
            times(6) + LS32,
            "::" + times(5) + LS32,
            upTo(0) + "::" + times(4) + LS32,
            upTo(1) + "::" + times(3) + LS32,
            upTo(2) + "::" + times(2) + LS32,
            upTo(3) + "::" + times(1) + LS32,
            upTo(4) + "::" + LS32,
            upTo(5) + "::" + H16,
            upTo(6) + "::"));

    private AddressGrammar() {}

    private static String times(int groups) {
        return "(?:" + H16 + ":){" + groups + "}";
    }

    private static String upTo(int groups) {
        return "(?:(?:" + H16 + ":){0," + groups + "}" + H16 + ")?";
    }

    /** The address that a text names; empty if it names none. */
    static Optional<Bits> read(String text) {
        if (text == null || !ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bits.of(InetAddress.getByName(text))); // asks no DNS for a text of the grammar
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}

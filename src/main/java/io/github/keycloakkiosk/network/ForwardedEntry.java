package io.github.keycloakkiosk.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code X-Forwarded-For}: a plain address, and around it what some proxies add. {@code 192.0.2.5:4711},
 * {@code [2001:db8::5]} and {@code [2001:db8::5]:4711} can be read in one way only. The last group of an IPv6 address without
 * brackets is never a port.
 */
final class ForwardedEntry {

    private static final Pattern IPV4_AND_PORT = Pattern.compile("([0-9.]+):([0-9]{1,5})");
    private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)](?::([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    private ForwardedEntry() {}

    /** The address in the entry; empty when there is none, or more than an address and a port. */
    static Optional<ClientAddress> address(String entry) {
        Optional<ClientAddress> plain = ClientAddress.plain(entry);
        return plain.isPresent() ? plain : before(IPV4_AND_PORT, entry).or(() -> before(IPV6_IN_BRACKETS, entry));
    }

    private static Optional<ClientAddress> before(Pattern port, String entry) {
        Matcher matcher = port.matcher(entry);
        return matcher.matches() && isPort(matcher.group(2)) ? ClientAddress.plain(matcher.group(1)) : Optional.empty();
    }

    private static boolean isPort(String digits) {
        return digits == null || Integer.parseInt(digits) <= HIGHEST_PORT;
    }
}

package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The accepted text forms of an IP address: dotted decimal with all four numbers, or RFC 4291 section 2.2, and nothing else.
 *
 * <p>This check runs before {@code io.smallrye.common.net.Inet}. Alone, {@code Inet} reads {@code 010.0.0.1}, Arabic digits,
 * brackets, zones and {@code 1::2:3:4:5:6:7:8}, and it throws {@code BufferOverflowException} at
 * {@code 1:2:3:4:5:6:7::1.2.3.4}.
 */
final class AddressText {

    /** Eight groups, the last two as an IPv4 address. */
    private static final int LONGEST = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();

    private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private AddressText() {}

    /** The reason why the text is not an IP address, as words after a colon; empty when it is one. */
    static Optional<String> fault(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.of("it is empty");
        }
        return unwanted(text).or(() -> text.indexOf(':') < 0 ? ipv4Fault(text) : ipv6Fault(text));
    }

    private static Optional<String> unwanted(String text) {
        if (text.indexOf(',') >= 0 || text.indexOf(';') >= 0) {
            return Optional.of("write one address per value");
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return Optional.of("it has a space in it");
        }
        if (text.chars().anyMatch(c -> c < '!' || c > '~')) {
            return Optional.of("only plain ASCII digits, letters, dots and colons are read");
        }
        if (text.indexOf('/') >= 0) {
            return Optional.of("it is a block, and one address is wanted");
        }
        if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
            return Optional.of("write it without brackets and port");
        }
        if (text.indexOf('%') >= 0) {
            return Optional.of("it has a zone, which means something on one machine only");
        }
        return text.length() > LONGEST ? Optional.of("it is too long") : Optional.empty();
    }

    private static Optional<String> ipv4Fault(String text) {
        List<String> numbers = List.of(text.split("\\.", -1));
        if (!numbers.stream().allMatch(number -> OCTET.matcher(number).matches())) {
            return Optional.of("names are not looked up, and numbers are decimal");
        }
        if (numbers.size() != 4) {
            return Optional.of("an IPv4 address has four numbers");
        }
        if (numbers.stream().anyMatch(number -> number.length() > 1 && number.startsWith("0"))) {
            return Optional.of("a number has a leading zero, which some programs read as octal");
        }
        return numbers.stream().anyMatch(number -> Integer.parseInt(number) > 255)
                ? Optional.of("a number is greater than 255")
                : Optional.empty();
    }

    private static Optional<String> ipv6Fault(String text) {
        int gap = text.indexOf("::");
        if (gap != text.lastIndexOf("::")) {
            return Optional.of("\"::\" may stand only once");
        }
        if (text.indexOf(':') == text.lastIndexOf(':')) {
            return Optional.of("write it without port");
        }
        List<String> groups = new ArrayList<>(groups(gap < 0 ? text : text.substring(0, gap)));
        if (gap >= 0) {
            groups.addAll(groups(text.substring(gap + 2)));
        }
        int count = groups.size();
        for (int i = 0; i < groups.size(); i++) {
            boolean mayBeIpv4 = i == groups.size() - 1 && !text.endsWith(":");
            if (mayBeIpv4 && ipv4Fault(groups.get(i)).isEmpty()) {
                count++; // counts as two groups
            } else if (!GROUP.matcher(groups.get(i)).matches()) {
                return Optional.of("an IPv6 address is made of groups of one to four hex digits");
            }
        }
        // "::" stands for at least one group.
        return gap < 0 ? wrongCount(count != 8) : wrongCount(count > 7);
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
    }

    private static Optional<String> wrongCount(boolean wrong) {
        return wrong ? Optional.of("an IPv6 address has eight groups") : Optional.empty();
    }
}

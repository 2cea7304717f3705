package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways to write one address, and near misses. */
final class AddressSpelling {

    private static final String STRANGE =
            "0123456789abcdefABCDEFgG::::....,,  \t\n\r\0%[]()/-+_x'\"\\;\u0660\uff15\u3002\u00a0\u200b";

    private AddressSpelling() {}

    /** A random spelling: with leading zeros or without, in any case, any run of zeros as {@code ::}, mapped IPv4. */
    static String any(Bits address, RandomGenerator random) {
        return address.isIpv4() && random.nextInt(3) > 0 ? dotted(address.digits()) : colons(address.asIpv6(), random);
    }

    /** As {@link #any}, but never an IPv4 address as IPv6. */
    static String unmapped(Bits address, RandomGenerator random) {
        return address.isIpv4() ? dotted(address.digits()) : colons(address.digits(), random);
    }

    /** A text with up to three wrong, extra or missing characters: most such texts are no address any more. */
    static String changed(String text, RandomGenerator random) {
        StringBuilder changed = new StringBuilder(text);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(changed.length() + 1);
            char strange = STRANGE.charAt(random.nextInt(STRANGE.length()));
            switch (random.nextInt(4)) {
                case 0 -> changed.insert(at, strange);
                case 1 -> changed.replace(at, Math.min(at + 1, changed.length()), String.valueOf(strange));
                case 2 -> changed.delete(at, Math.min(at + 1 + random.nextInt(3), changed.length()));
                default -> changed.insert(at, changed.substring(0, random.nextInt(changed.length() + 1)));
            }
        }
        return changed.toString();
    }

    private static String dotted(String digits) {
        return IntStream.range(0, 4)
                .mapToObj(i -> String.valueOf(Integer.parseInt(digits, 8 * i, 8 * i + 8, 2)))
                .collect(Collectors.joining("."));
    }

    private static String colons(String digits, RandomGenerator random) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 128; i += 16) {
            groups.add(group(Integer.parseInt(digits, i, i + 16, 2), random));
        }
        int inHex = 8;
        if (random.nextInt(4) == 0) {
            inHex = 6;
            groups.subList(6, 8).clear();
            groups.add(dotted(digits.substring(96)));
        }
        int start = random.nextInt(inHex);
        int end = start;
        while (end < inHex && isZero(digits, end) && random.nextInt(9) > 0) {
            end++;
        }
        return start == end
                ? String.join(":", groups)
                : String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(end, groups.size()));
    }

    private static boolean isZero(String digits, int group) {
        return digits.indexOf('1', 16 * group) < 0 || digits.indexOf('1', 16 * group) >= 16 * group + 16;
    }

    private static String group(int value, RandomGenerator random) {
        String hex = Integer.toHexString(value);
        String padded = "0".repeat(random.nextInt(5 - hex.length())) + hex;
        return random.nextBoolean() ? padded : padded.toUpperCase(Locale.ROOT);
    }
}

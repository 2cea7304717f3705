package io.github.keycloakkiosk.network;

/**
 * The one spelling of an IPv6 address (RFC 5952 section 4): lower case, no leading zeros, the first longest run of two or more
 * zero groups as {@code ::}.
 *
 * <p>We do not use {@code Inet.toOptimalString}: it writes {@code 1:2:3:4:5:6:7:0} as {@code 1:2:3:4:5:6:70}
 * (smallrye-common-net 2.16.0).
 */
final class Ipv6Text {

    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static String of(byte[] address) {
        int start = -1;
        int length = 1; // one zero group alone is written as 0
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zerosFrom(address, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int zerosFrom(byte[] address, int first) {
        int end = first;
        while (end < GROUPS && group(address, end) == 0) {
            end++;
        }
        return end - first;
    }

    private static int group(byte[] address, int i) {
        return (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
    }
}

package io.github.keycloakkiosk.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.random.RandomGenerator;

/**
 * An address in the tests' naive model: a text of 32 or 128 binary digits.
 *
 * @param digits only {@code 0} and {@code 1}
 */
record Bits(String digits) {

    private static final String MAPPED = "0".repeat(80) + "1".repeat(16);

    Bits {
        digits = digits.length() == 128 && digits.startsWith(MAPPED) ? digits.substring(96) : digits;
    }

    static Bits of(byte[] bytes) {
        return of(new BigInteger(1, bytes), bytes.length * 8);
    }

    static Bits of(InetAddress address) {
        return of(address.getAddress());
    }

    /** A random address of either family, with many runs of zeros and of ones. */
    static Bits random(RandomGenerator random) {
        StringBuilder digits = new StringBuilder();
        int groups = random.nextBoolean() ? 2 : 8;
        while (digits.length() < groups * 16) {
            digits.append(
                    switch (random.nextInt(4)) {
                        case 0 -> group(random.nextInt(0x10000));
                        case 1 -> group(random.nextInt(0x100));
                        case 2 -> group(random.nextInt(5) == 0 ? 0xffff : 0);
                        default -> group(0);
                    });
        }
        return new Bits(digits.toString());
    }

    private static String group(int value) {
        return Integer.toBinaryString(0x10000 | value).substring(1);
    }

    private static Bits of(BigInteger value, int length) {
        String digits = value.toString(2);
        return new Bits("0".repeat(length - digits.length()) + digits);
    }

    int length() {
        return digits.length();
    }

    boolean isIpv4() {
        return length() == 32;
    }

    /** The digits of the IPv6 address that this one is, or that it is mapped to. */
    String asIpv6() {
        return isIpv4() ? MAPPED + digits : digits;
    }

    byte[] bytes() {
        byte[] bytes = new byte[length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits, 8 * i, 8 * i + 8, 2);
        }
        return bytes;
    }

    /** Keeps the first digits, and fills the rest with this one. */
    Bits filled(int from, char digit) {
        return new Bits(digits.substring(0, from) + String.valueOf(digit).repeat(length() - from));
    }

    Bits flipped(int index) {
        char digit = digits.charAt(index) == '0' ? '1' : '0';
        return new Bits(digits.substring(0, index) + digit + digits.substring(index + 1));
    }

    /** The address so many further on; after the last one comes the first. */
    Bits plus(int addresses) {
        BigInteger all = BigInteger.ONE.shiftLeft(length());
        return of(new BigInteger(digits, 2).add(BigInteger.valueOf(addresses)).mod(all), length());
    }
}

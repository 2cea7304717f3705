package io.github.keycloakkiosk.network;

import io.smallrye.common.net.Inet;
import java.util.Arrays;
import java.util.Optional;

/**
 * The IP address of a client or a proxy: four bytes or sixteen, never a name.
 *
 * <p>Read strictly: ASCII, no port, no brackets, no zone, no spaces, no leading zeros, no short, hex or octal forms of IPv4.
 * Any RFC 4291 text of IPv6 is read; an IPv4-mapped one ({@code ::ffff:10.0.0.5}) is the IPv4 address. Attackers bypass address
 * checks with texts that two programs read differently, so ambiguous texts are refused.
 */
public final class ClientAddress implements Comparable<ClientAddress> {

    private static final int IPV4_BYTES = 4;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] bytes;

    private ClientAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads an address. Names are not resolved.
     *
     * @throws IllegalArgumentException with one printable line, if the text is anything but a plain IP address
     */
    public static ClientAddress parse(String text) {
        AddressText.fault(text).ifPresent(fault -> {
            throw new IllegalArgumentException(Printable.quoted(text) + " is not an IP address: " + fault);
        });
        return judged(text);
    }

    /** The address in the text; empty when the text is no plain IP address. */
    static Optional<ClientAddress> plain(String text) {
        return AddressText.fault(text).isEmpty() ? Optional.of(judged(text)) : Optional.empty();
    }

    /** @param text that {@link AddressText} has found without fault */
    private static ClientAddress judged(String text) {
        return new ClientAddress(unmapped(Inet.parseInetAddressToBytes(text)));
    }

    static ClientAddress of(byte[] bytes) {
        return new ClientAddress(unmapped(bytes.clone()));
    }

    private static byte[] unmapped(byte[] bytes) {
        boolean mapped =
                bytes.length > MAPPED.length && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
        return mapped ? Arrays.copyOfRange(bytes, MAPPED.length, bytes.length) : bytes;
    }

    /** The first address of the block of this length that it lies in. */
    ClientAddress network(int prefix) {
        byte[] network = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.min(Byte.SIZE, Math.max(0, prefix - i * Byte.SIZE));
            network[i] = (byte) (bytes[i] & (0xff00 >> kept));
        }
        return new ClientAddress(network);
    }

    /** Sorts IPv4 before IPv6, each from its lowest address. */
    @Override
    public int compareTo(ClientAddress other) {
        int byVersion = Integer.compare(bytes.length, other.bytes.length);
        return byVersion == 0 ? Arrays.compareUnsigned(bytes, other.bytes) : byVersion;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    boolean isIpv4() {
        return bytes.length == IPV4_BYTES;
    }

    int bits() {
        return bytes.length * Byte.SIZE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The one spelling of this address: dotted decimal, or RFC 5952. */
    @Override
    public String toString() {
        return isIpv4()
                ? (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff)
                : Ipv6Text.of(bytes);
    }
}

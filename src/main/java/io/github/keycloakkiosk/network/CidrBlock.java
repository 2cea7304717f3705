package io.github.keycloakkiosk.network;

import io.smallrye.common.net.CidrAddress;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A block of addresses in an admin's spelling: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address. An IPv4 block
 * holds no IPv6 address, and an IPv6 block no IPv4 address; {@code ::ffff:10.0.0.5} counts as IPv4 in both places.
 */
public final class CidrBlock {

    private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final int MAPPED_BITS = 96;

    private final CidrAddress block;

    private CidrBlock(CidrAddress block) {
        this.block = block;
    }

    /**
     * Reads a block or a single address.
     *
     * @throws IllegalArgumentException with one printable line: the value, the reason, and the right spelling where it is known
     */
    public static CidrBlock parse(String text) {
        int slash = text == null ? -1 : text.indexOf('/');
        if (slash < 0) {
            ClientAddress address = ClientAddress.parse(text);
            return new CidrBlock(CidrAddress.create(address.bytes(), address.bits()));
        }
        String written = text.substring(0, slash);
        AddressText.fault(written).ifPresent(fault -> {
            throw refusal(text, "is not a block of addresses: " + fault);
        });
        ClientAddress address = ClientAddress.parse(written);
        int prefix = prefix(text, text.substring(slash + 1));
        refuseMapped(text, written, address, prefix);
        if (prefix > address.bits()) {
            throw refusal(text, "has a prefix that is too long: it goes up to /" + address.bits() + " here");
        }
        CidrBlock block = new CidrBlock(CidrAddress.create(address.bytes(), prefix));
        if (!block.network().equals(address)) {
            String single = address + "/" + address.bits();
            throw new IllegalArgumentException(
                    address + "/" + prefix + " has host bits set; write " + block + " or " + single);
        }
        return block;
    }

    private static int prefix(String text, String digits) {
        if (!PREFIX.matcher(digits).matches()) {
            throw refusal(text, "has no plain decimal number after the slash");
        }
        return Integer.parseInt(digits);
    }

    /** {@code ::ffff:10.0.0.0/104} is ambiguous: 104 bits or 8 may be meant, and smallrye reads it as IPv6. */
    private static void refuseMapped(String text, String written, ClientAddress address, int prefix) {
        if (written.indexOf(':') >= 0 && address.bits() < MAPPED_BITS) {
            int bits = Math.min(Math.max(prefix - MAPPED_BITS, 0), address.bits());
            CidrBlock meant =
                    new CidrBlock(CidrAddress.create(address.bytes(), prefix < MAPPED_BITS ? address.bits() : bits));
            throw refusal(text, "is an IPv4 block written as IPv6; write " + meant);
        }
    }

    private static IllegalArgumentException refusal(String text, String reason) {
        return new IllegalArgumentException(Printable.quoted(text) + " " + reason);
    }

    /** The block's first address. */
    ClientAddress network() {
        return ClientAddress.of(block.getNetworkAddress().getAddress());
    }

    /** Whether the address lies in this block. */
    public boolean contains(ClientAddress address) {
        return block.matches(address.bytes());
    }

    /** Whether this block holds all addresses of the other. Two blocks nest or are apart. */
    boolean holds(CidrBlock other) {
        return version() == other.version() && prefix() <= other.prefix() && contains(other.network());
    }

    boolean overlaps(CidrBlock other) {
        return holds(other) || other.holds(this);
    }

    /** 4 or 6. */
    int version() {
        return network().bits() == Integer.SIZE ? 4 : 6;
    }

    /** The number of leading bits that the block's addresses share: the more bits, the smaller the block. */
    public int prefix() {
        return block.getNetmaskBits();
    }

    /** The number of addresses in the block. */
    BigInteger size() {
        return BigInteger.ONE.shiftLeft(network().bits() - prefix());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrBlock that && block.equals(that.block);
    }

    @Override
    public int hashCode() {
        return block.hashCode();
    }

    /** The one spelling of this block, always with its prefix. */
    @Override
    public String toString() {
        return network() + "/" + block.getNetmaskBits();
    }
}

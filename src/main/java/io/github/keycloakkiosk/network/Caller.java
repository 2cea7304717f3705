package io.github.keycloakkiosk.network;

/** Who is calling, as far as this server and the trusted proxies know: an address, or the reason why there is none. */
public sealed interface Caller {

    /**
     * A caller whose address is vouched for.
     *
     * @param address the client's own, never a trusted proxy's
     */
    record Known(ClientAddress address) implements Caller {}

    /**
     * A caller whose address nobody vouches for: always denied.
     *
     * @param reason why
     * @param seen the address that was seen instead, printable, or {@code unknown}
     * @param detail what the reason is about (a header, an entry), printable
     */
    record Unknown(AddressRefusal reason, String seen, String detail) implements Caller {

        public Unknown {
            seen = seen.isEmpty() ? "unknown" : Printable.of(seen);
            detail = Printable.of(detail);
        }
    }
}

package io.github.keycloakkiosk.network;

/** The caller, as far as this server and the trusted proxies know: an address, or the reason why it is unknown. */
public sealed interface Caller {

    /**
     * A caller with a reliable address.
     *
     * @param address the client's own address, never a trusted proxy's
     */
    record Known(ClientAddress address) implements Caller {}

    /**
     * A caller without a reliable address: always denied.
     *
     * @param reason the reason
     * @param seen the address that was seen instead, printable, or {@code unknown}
     * @param detail the subject of the reason (a header, an entry), printable
     */
    record Unknown(AddressRefusal reason, String seen, String detail) implements Caller {

        public Unknown {
            seen = seen.isEmpty() ? "unknown" : Printable.of(seen);
            detail = Printable.of(detail);
        }
    }
}

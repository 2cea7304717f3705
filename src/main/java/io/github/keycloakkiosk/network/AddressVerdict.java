package io.github.keycloakkiosk.network;

import java.util.Optional;

/**
 * The verdict of the {@link AddressCheck} on one request.
 *
 * @param clientAddress the client; if unknown, the address that was seen instead, or {@code unknown}; printable, for the event
 *     detail {@link #EVENT_DETAIL}
 * @param refusal the reason why kiosk methods may not be used; empty when they may
 * @param explanation one printable sentence with advice for the admin, for logs and events; never for the client
 */
public record AddressVerdict(String clientAddress, Optional<AddressRefusal> refusal, String explanation) {

    /** The event detail with the client address. */
    public static final String EVENT_DETAIL = "client_address";

    static AddressVerdict allow(ClientAddress client) {
        return new AddressVerdict(client.toString(), Optional.empty(), client + " is on the IP whitelist");
    }

    static AddressVerdict deny(AddressRefusal refusal, String seen, String detail) {
        return new AddressVerdict(seen, Optional.of(refusal), refusal.explanation(seen, detail));
    }

    /** For whom the attempts of this caller are counted. */
    public Site site() {
        return Site.of(clientAddress);
    }

    /** The client, if kiosk methods may be used. */
    public Optional<ClientAddress> allowedClient() {
        return allowed() ? ClientAddress.plain(clientAddress) : Optional.empty();
    }

    /** Whether kiosk methods may be used. */
    public boolean allowed() {
        return refusal.isEmpty();
    }
}

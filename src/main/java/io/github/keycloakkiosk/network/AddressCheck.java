package io.github.keycloakkiosk.network;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks that a request may use a kiosk method: its client must be known and on the whitelist. Without a request nobody may.
 *
 * @param whitelist the addresses from which kiosk methods may be used
 * @param trusted the trusted proxies
 */
public record AddressCheck(IpWhitelist whitelist, TrustedProxies trusted) {

    /** Refuses everyone: for a realm whose settings are missing or do not parse. */
    public static final AddressCheck NOBODY = new AddressCheck(IpWhitelist.EMPTY, TrustedProxies.NONE);

    /** Judges a request; without a request it denies. Never throws, whatever the client sent. */
    public AddressVerdict judge(Optional<Connection> connection) {
        return judge(connection, hop -> {});
    }

    /**
     * As {@link #judge(Optional)}.
     *
     * @param told hears of each address on the way, from this server on
     */
    public AddressVerdict judge(Optional<Connection> connection, Consumer<Hop> told) {
        return connection
                .map(request -> judge(new ForwardedChain(request, trusted).caller(told)))
                .orElseGet(() -> AddressVerdict.deny(AddressRefusal.NO_REQUEST, "unknown", ""));
    }

    /**
     * As {@link #judge(Optional)}. An allowed client must be on the narrower whitelist too.
     *
     * @param narrower the whitelist of a single step; empty when the step has none
     */
    public AddressVerdict judge(Optional<Connection> connection, Optional<IpWhitelist> narrower) {
        AddressVerdict verdict = judge(connection);
        if (!verdict.allowed() || narrower.isEmpty()) {
            return verdict;
        }
        ClientAddress client = ClientAddress.parse(verdict.clientAddress());
        return narrower.get().contains(client)
                ? verdict
                : AddressVerdict.deny(AddressRefusal.NOT_ON_STEP_WHITELIST, client.toString(), "");
    }

    private AddressVerdict judge(Caller caller) {
        if (caller instanceof Caller.Unknown unknown) {
            return AddressVerdict.deny(unknown.reason(), unknown.seen(), unknown.detail());
        }
        ClientAddress client = ((Caller.Known) caller).address();
        if (whitelist.contains(client)) {
            return AddressVerdict.allow(client);
        }
        AddressRefusal refusal = whitelist.isEmpty() ? AddressRefusal.EMPTY_WHITELIST : AddressRefusal.NOT_WHITELISTED;
        return AddressVerdict.deny(refusal, client.toString(), "");
    }
}

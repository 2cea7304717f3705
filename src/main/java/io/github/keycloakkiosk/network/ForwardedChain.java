package io.github.keycloakkiosk.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The way of a request, read from this server back to the client.
 *
 * <p>The walk starts at the TCP peer. While the current address is a trusted proxy, step to the address that this proxy named:
 * first by PROXY protocol, since that describes the connection, then by the {@code X-Forwarded-For} entries of all header lines
 * from right to left. The first address that is no trusted proxy is the client. The client itself wrote the entries to its
 * left: they are not read, so no junk there keeps a client out. An unreadable entry on the walk ends it without a client.
 *
 * <p>Some trusted proxies write {@code X-Real-IP}, similar headers or {@code Forwarded}, but pass the client's
 * {@code X-Forwarded-For} on unchanged. Such a proxy gives itself away: the address in its own header is not on the way in
 * {@code X-Forwarded-For}. Then there is no client. Those headers can only refuse a caller, never admit one.
 *
 * <p>An address that is no trusted proxy but names another address is an unknown proxy: no client. This check needs the headers
 * as they arrived. They do arrive, for all values of Keycloak's {@code proxy-headers} and {@code proxy-trusted-addresses}:
 * Quarkus' {@code ForwardedParser} ignores untrusted headers, and rewrites only {@code Host} and
 * {@code X-Forwarded-Trusted-Proxy}. If Quarkus drops them one day, an unknown proxy on the whitelist speaks for all its
 * clients.
 *
 * @param connection the statements of the request
 * @param trusted the proxies to believe
 */
public record ForwardedChain(Connection connection, TrustedProxies trusted) {

    /** No real chain is longer. The limit bounds the work that a header can cause. */
    static final int MOST_ENTRIES = 50;

    /** The client at the far end of the chain. Never throws, whatever the client sent. */
    public Caller caller() {
        return caller(hop -> {});
    }

    /**
     * As {@link #caller()}.
     *
     * @param told hears of each address on the way, from this server on
     */
    Caller caller(Consumer<Hop> told) {
        Caller caller = walk(told);
        if (caller instanceof Caller.Known known) {
            told.accept(new Hop(known.address().toString(), Hop.Role.CLIENT));
        } else if (((Caller.Unknown) caller).reason() == AddressRefusal.UNTRUSTED_PROXY) {
            told.accept(new Hop(((Caller.Unknown) caller).seen(), Hop.Role.UNKNOWN_PROXY));
        }
        return caller;
    }

    private Caller walk(Consumer<Hop> told) {
        String seen = connection.peer();
        Optional<ClientAddress> peer = ClientAddress.plain(seen);
        if (peer.isEmpty()) {
            AddressRefusal reason =
                    seen.isEmpty() ? AddressRefusal.NO_PEER_ADDRESS : AddressRefusal.PEER_NOT_A_PLAIN_ADDRESS;
            return new Caller.Unknown(reason, seen, "");
        }
        Optional<ClientAddress> reported = ClientAddress.plain(connection.reportedPeer());
        if (reported.equals(peer)) {
            return from(peer.get(), told);
        }
        if (!trusted.contains(peer.get())) {
            return new Caller.Unknown(AddressRefusal.UNTRUSTED_PROXY, seen, "a PROXY protocol header");
        }
        // Without this step a client behind a PROXY protocol balancer could claim any address
        // with its own X-Forwarded-For.
        told.accept(new Hop(seen, Hop.Role.TRUSTED_PROXY));
        return reported.map(nearest -> from(nearest, told))
                .orElseGet(() -> new Caller.Unknown(
                        AddressRefusal.PROXY_PROTOCOL_NOT_A_PLAIN_ADDRESS, seen, connection.reportedPeer()));
    }

    private Caller from(ClientAddress nearest, Consumer<Hop> told) {
        if (trusted.contains(nearest)) {
            return behind(nearest.toString(), told);
        }
        Optional<String> header = ForwardingHeaders.anyIn(connection);
        return header.isPresent()
                ? new Caller.Unknown(AddressRefusal.UNTRUSTED_PROXY, nearest.toString(), header.get())
                : new Caller.Known(nearest);
    }

    private Caller behind(String proxy, Consumer<Hop> told) {
        told.accept(new Hop(proxy, Hop.Role.TRUSTED_PROXY));
        List<String> entries = connection.entries();
        if (entries.size() > MOST_ENTRIES) {
            return new Caller.Unknown(
                    AddressRefusal.TOO_MANY_FORWARDED_FOR_ENTRIES, proxy, String.valueOf(entries.size()));
        }
        Set<ClientAddress> way = new HashSet<>(Set.of(ClientAddress.parse(proxy)));
        for (int i = entries.size() - 1; i >= 0; i--) {
            Optional<ClientAddress> address = ForwardedEntry.address(entries.get(i));
            if (address.isEmpty()) {
                return new Caller.Unknown(AddressRefusal.FORWARDED_FOR_NOT_A_PLAIN_ADDRESS, proxy, entries.get(i));
            }
            way.add(address.get());
            if (!trusted.contains(address.get())) {
                return ForwardingHeaders.contradiction(connection, way)
                        .<Caller>map(named -> new Caller.Unknown(AddressRefusal.PROXY_CONTRADICTS_ITSELF, proxy, named))
                        .orElseGet(() -> new Caller.Known(address.get()));
            }
            told.accept(new Hop(address.get().toString(), Hop.Role.TRUSTED_PROXY));
        }
        return new Caller.Unknown(AddressRefusal.NO_CLIENT_BEHIND_PROXIES, proxy, "");
    }
}

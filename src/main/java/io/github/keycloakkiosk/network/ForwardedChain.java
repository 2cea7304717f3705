package io.github.keycloakkiosk.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way that a request took, read from this server back to the client.
 *
 * <p>Start at the TCP peer. While the current address is a trusted proxy, step to whom it named: by PROXY protocol first, since
 * that speaks of the connection, then through the {@code X-Forwarded-For} entries of all header lines from right to left. The
 * first address that is no trusted proxy is the client. What stands left of it was written by the client and is not believed,
 * yet all of it must be plain addresses: a chain that is partly unreadable is not believed at all.
 *
 * <p>A trusted proxy that writes {@code X-Real-IP}, its likes, or {@code Forwarded} but passes {@code X-Forwarded-For} on as the client sent
 * it betrays itself: whom it names there is not on the way that the header tells. Then there is no client. Those headers
 * can close a door and never open one.
 *
 * <p>An address that is not a trusted proxy and names somebody else all the same is a proxy nobody vouched for: no client. This
 * needs the headers as they arrived. They do arrive, whatever Keycloak's {@code proxy-headers} and
 * {@code proxy-trusted-addresses} are: Quarkus' {@code ForwardedParser} ignores what it distrusts, and rewrites {@code Host} and
 * {@code X-Forwarded-Trusted-Proxy} only. If one day it drops them, an unvouched proxy that is on the whitelist speaks for all
 * its clients.
 *
 * @param connection what the request says
 * @param trusted whom to believe
 */
public record ForwardedChain(Connection connection, TrustedProxies trusted) {

    /** No real chain is that long; it bounds the work that a header can cause. */
    static final int MOST_ENTRIES = 50;

    /** The client at the far end of the chain. Never throws, whatever was sent. */
    public Caller caller() {
        String seen = connection.peer();
        Optional<ClientAddress> peer = ClientAddress.plain(seen);
        if (peer.isEmpty()) {
            AddressRefusal reason =
                    seen.isEmpty() ? AddressRefusal.NO_PEER_ADDRESS : AddressRefusal.PEER_NOT_A_PLAIN_ADDRESS;
            return new Caller.Unknown(reason, seen, "");
        }
        Optional<ClientAddress> reported = ClientAddress.plain(connection.reportedPeer());
        if (reported.equals(peer)) {
            return from(peer.get());
        }
        if (!trusted.contains(peer.get())) {
            return new Caller.Unknown(AddressRefusal.UNTRUSTED_PROXY, seen, "a PROXY protocol header");
        }
        // Without this step a client behind a PROXY protocol balancer could be anyone by an X-Forwarded-For of its own.
        return reported.map(this::from)
                .orElseGet(() -> new Caller.Unknown(
                        AddressRefusal.PROXY_PROTOCOL_NOT_A_PLAIN_ADDRESS, seen, connection.reportedPeer()));
    }

    private Caller from(ClientAddress nearest) {
        if (trusted.contains(nearest)) {
            return behind(nearest.toString());
        }
        Optional<String> header = ForwardingHeaders.anyIn(connection);
        return header.isPresent()
                ? new Caller.Unknown(AddressRefusal.UNTRUSTED_PROXY, nearest.toString(), header.get())
                : new Caller.Known(nearest);
    }

    private Caller behind(String proxy) {
        List<String> entries = connection.entries();
        if (entries.size() > MOST_ENTRIES) {
            return new Caller.Unknown(
                    AddressRefusal.TOO_MANY_FORWARDED_FOR_ENTRIES, proxy, String.valueOf(entries.size()));
        }
        Caller client = new Caller.Unknown(AddressRefusal.NO_CLIENT_BEHIND_PROXIES, proxy, "");
        Set<ClientAddress> way = new HashSet<>();
        // From left to right, so that the last one found is the first from the right, and every entry has been read.
        for (String entry : entries) {
            Optional<ClientAddress> address = ClientAddress.plain(entry);
            if (address.isEmpty()) {
                return new Caller.Unknown(AddressRefusal.FORWARDED_FOR_NOT_A_PLAIN_ADDRESS, proxy, entry);
            }
            if (!trusted.contains(address.get())) {
                client = new Caller.Known(address.get());
                way.clear();
            }
            way.add(address.get());
        }
        way.add(ClientAddress.parse(proxy));
        if (client instanceof Caller.Known) {
            Optional<String> named = ForwardingHeaders.contradiction(connection, way);
            if (named.isPresent()) {
                return new Caller.Unknown(AddressRefusal.PROXY_CONTRADICTS_ITSELF, proxy, named.get());
            }
        }
        return client;
    }
}

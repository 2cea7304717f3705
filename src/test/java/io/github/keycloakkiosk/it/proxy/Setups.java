package io.github.keycloakkiosk.it.proxy;

import static io.github.keycloakkiosk.it.proxy.Setup.closed;
import static io.github.keycloakkiosk.it.proxy.Setup.safe;
import static io.github.keycloakkiosk.it.proxy.Setup.unsafe;

import io.github.keycloakkiosk.it.proxy.Setup.Trust;
import java.util.List;

/** The rows of the table, in its order: right and wrong configurations of operators. */
final class Setups {

    private static final Nginx ADDS = Nginx.with("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for");
    private static final Nginx REPLACES = Nginx.with("proxy_set_header X-Forwarded-For $remote_addr");
    private static final Nginx PASSES_ON = Nginx.with();
    private static final HaProxy FORWARDFOR = HaProxy.http("option forwardfor");
    private static final HaProxy V1 = HaProxy.tcp("send-proxy");
    private static final HaProxy V2 = HaProxy.tcp("send-proxy-v2");

    private Setups() {}

    /** These setups work on any Keycloak. */
    static List<Setup> headers() {
        return List.of(
                safe(),
                safe(ADDS),
                safe(REPLACES),
                safe(new DeployedNginx("127.0.0.1")),
                safe(FORWARDFOR),
                safe(HaProxy.http("http-request set-header X-Forwarded-For %[src]")),
                safe(ADDS, FORWARDFOR),
                safe(FORWARDFOR, ADDS),
                safe(ADDS).reachedAt(1),
                closed(ADDS).trusting(Trust.NOBODY),
                closed(ADDS).trusting(Trust.NOBODY).whitelistingTheProxy(),
                closed(ADDS, FORWARDFOR).trusting(Trust.LAST),
                closed(FORWARDFOR, REPLACES),
                closed(Nginx.with("proxy_set_header X-Real-IP $remote_addr")),
                closed(Nginx.with("proxy_set_header Forwarded for=$remote_addr")),
                unsafe(PASSES_ON),
                unsafe(HaProxy.http()),
                unsafe(HaProxy.tcp("")),
                unsafe(HaProxy.http("option forwardfor if-none")),
                unsafe(HaProxy.http("option forwardfor except 127.0.0.0/8")),
                unsafe(PASSES_ON, FORWARDFOR),
                unsafe(ADDS, PASSES_ON).reachedAt(1),
                unsafe(PASSES_ON).trusting(Trust.NOBODY).whitelistingTheProxy(),
                unsafe(ADDS).trusting(Trust.CLIENTS_TOO));
    }

    /** These need a Keycloak that understands PROXY protocol. */
    static List<Setup> proxyProtocol() {
        return List.of(
                safe(V1),
                safe(V2),
                safe(ADDS, V1),
                safe(ADDS, V2),
                safe(V2, V2.bind("accept-proxy")),
                safe(V2).reachedAt(1),
                closed(V2).trusting(Trust.NOBODY),
                closed(V2).trusting(Trust.NOBODY).reachedAt(1),
                closed(V2).trusting(Trust.NOBODY).whitelistingTheProxy(),
                closed(FORWARDFOR.server("send-proxy-v2")),
                unsafe(V2, V2.bind("accept-proxy")).reachedAt(1),
                unsafe(V2).trusting(Trust.CLIENTS_TOO).reachedAt(1));
    }

    /** The setups for a Keycloak that listens on IPv6: those without a direct connection from 127.0.0.2 or 127.0.0.3. */
    static List<Setup> headersBehindOne() {
        return headers().stream()
                .filter(setup -> setup.reached() < setup.proxies().size())
                .toList();
    }
}

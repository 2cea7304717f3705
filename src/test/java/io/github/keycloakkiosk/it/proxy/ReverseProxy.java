package io.github.keycloakkiosk.it.proxy;

import java.net.InetSocketAddress;

/** How somebody has set up a reverse proxy. */
interface ReverseProxy {

    /** The lines of its configuration that matter here, in Markdown. */
    String described();

    /**
     * Starts it on loopback, and waits until it listens.
     *
     * @param next whom it forwards to
     * @param source the address from which it connects there
     */
    RunningProxy start(InetSocketAddress next, String source);

    /** The same proxy, listening on this address. */
    ReverseProxy on(String host);
}

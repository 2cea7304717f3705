package io.github.keycloakkiosk.it.proxy;

import java.net.InetSocketAddress;

/** A reverse proxy as an operator has set it up. */
interface ReverseProxy {

    /** The important lines of its configuration, in Markdown. */
    String described();

    /**
     * Starts it on loopback, and waits until it listens.
     *
     * @param next the server to which it forwards
     * @param source the address from which it connects there
     */
    RunningProxy start(InetSocketAddress next, String source);

    /** The same proxy, listening on this address. */
    ReverseProxy on(String host);
}

package io.github.keycloakkiosk.it.proxy;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A server that callers at 127.0.0.1 cannot reach by plain HTTP, with a proxy by which they can. */
record Through(KeycloakServer server, RunningProxy proxy) implements KeycloakServer {

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + proxy.address().getPort());
    }

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public List<String> providers() {
        return server.providers();
    }

    /** Ends the proxy. The server belongs to somebody else, and stays. */
    @Override
    public void close() {
        proxy.close();
    }
}

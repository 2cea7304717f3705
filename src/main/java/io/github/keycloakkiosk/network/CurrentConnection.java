package io.github.keycloakkiosk.network;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * The connection of this thread's request, without any layer that believes headers. Keycloak's {@code ClientConnection} and
 * Quarkus' {@code ForwardedServerRequestWrapper.remoteAddress()} both return the leftmost {@code X-Forwarded-For} entry. But
 * the wrapper returns the real {@code connection()} and all headers as they arrived.
 */
public final class CurrentConnection {

    private CurrentConnection() {}

    /** The current request's connection; empty without a request (an import, a scheduled task, another thread). */
    public static Optional<Connection> read() {
        return request().map(CurrentConnection::of);
    }

    private static Optional<HttpServerRequest> request() {
        try {
            ResteasyReactiveRequestContext context = CurrentRequestManager.get();
            return context == null ? Optional.empty() : Optional.ofNullable(context.unwrap(HttpServerRequest.class));
        } catch (ContextNotActiveException e) {
            // QuarkusCurrentRequest asks a request-scoped bean: outside a request it throws instead of returning null.
            return Optional.empty();
        }
    }

    static Connection of(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        MultiMap headers = request.headers(); // names match in any case, in HTTP/1.1 and HTTP/2
        return ForwardingHeaders.read(
                connection == null ? "" : address(connection.remoteAddress(true)),
                connection == null ? "" : address(connection.remoteAddress(false)),
                headers::getAll);
    }

    /**
     * Uses {@code hostAddress()}, which never asks DNS, is null for a Unix domain socket, and keeps the zone of a link-local
     * address.
     */
    private static String address(SocketAddress socket) {
        return socket == null || socket.hostAddress() == null ? "" : socket.hostAddress();
    }
}

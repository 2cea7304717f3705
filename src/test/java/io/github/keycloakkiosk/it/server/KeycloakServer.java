package io.github.keycloakkiosk.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A running Keycloak with our jar in it; bootstrap admin {@code admin}, password {@code admin}. */
public interface KeycloakServer extends AutoCloseable {

    /**
     * Starts a server for one test, and waits until its realm answers. Most tests should use {@link KioskServer}.
     *
     * @param name of its directory and its log: no two servers of one name at a time
     * @throws IllegalStateException with the end of the log, if it does not start
     */
    static KeycloakServer start(String name, ServerOptions options) {
        return System.getProperty("keycloak.engine").equals("container")
                ? ContainerServer.start(name, options)
                : DistServer.start(name, options);
    }

    /**
     * The server's URL, without a slash at the end: {@code http://127.0.0.1:41234}, and the relative path if there is one.
     */
    URI url();

    /** The file for all its output; it is kept when the server has ended. */
    Path log();

    /** The names of the jars in its {@code providers/}. */
    List<String> providers();

    /** Ends its process by SIGKILL, and leaves its directory. Only {@link #startAgain} may follow. */
    default void kill() {
        throw new UnsupportedOperationException("only a server that is a process of ours");
    }

    /** Whether its process has ended. */
    default boolean isDown() {
        return false;
    }

    /** Starts it once more, with the same options and at the same URL, and waits until its realm answers. */
    default void startAgain() {
        throw new UnsupportedOperationException("only a server that is a process of ours");
    }

    /** Ends it, and waits until it has ended. */
    @Override
    void close();
}

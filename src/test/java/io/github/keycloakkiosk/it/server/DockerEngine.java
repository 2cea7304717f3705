package io.github.keycloakkiosk.it.server;

import org.testcontainers.DockerClientFactory;

/** {@code mvn verify -Pcontainers} asks this before any test. */
public final class DockerEngine {

    private DockerEngine() {}

    /** Fails with one sentence if no engine answers. */
    public static void main(String[] arguments) {
        try {
            // This only finds and asks an engine. isDockerAvailable() would also start the cleaner of containers.
            DockerClientFactory.instance().getTransportConfig();
        } catch (IllegalStateException e) {
            throw new StartFailure("No Docker engine answers: -Pcontainers needs one; mvn verify without it does not.");
        }
    }
}

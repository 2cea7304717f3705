package io.github.keycloakkiosk.it.server;

import org.testcontainers.DockerClientFactory;

/** What {@code mvn verify -Pcontainers} asks for before any test. */
public final class DockerEngine {

    private DockerEngine() {}

    /** Fails with one sentence if no engine answers. */
    public static void main(String[] arguments) {
        try {
            // Finds and asks an engine, and no more: isDockerAvailable() also starts what cleans up after containers.
            DockerClientFactory.instance().getTransportConfig();
        } catch (IllegalStateException e) {
            throw new StartFailure("No Docker engine answers: -Pcontainers needs one; mvn verify without it does not.");
        }
    }
}

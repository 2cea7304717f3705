package io.github.keycloakkiosk.it.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.MountableFile;

/**
 * Keycloak in its official container image, on the host's own network. Otherwise every caller would have the address of
 * Docker's bridge, and no test could be a stranger. This works on Linux, and where Docker Desktop has host networking on.
 */
final class ContainerServer implements KeycloakServer {

    private static final String HOME = "/opt/keycloak";

    private final KeycloakContainer container;
    private final URI url;
    private final ServerLog log;

    private ContainerServer(KeycloakContainer container, URI url, ServerLog log) {
        this.container = container;
        this.url = url;
        this.log = log;
    }

    /** As {@link DistServer#start}. */
    static ContainerServer start(String name, ServerOptions options) {
        MavenBuild maven = MavenBuild.current();
        ServerLog log = new ServerLog(maven.log(name));
        log.clear();
        Port port = Port.free();
        URI url = options.urlOn(port);
        KeycloakContainer container = new KeycloakContainer(System.getProperty("keycloak.image"))
                .withProductionMode()
                .withProviderLibsFrom(
                        options.jars(maven).stream().map(Path::toFile).toList())
                .withEnv(options.env())
                .withLogConsumer(frame -> log.append(frame.getUtf8String()))
                .withNetworkMode("host")
                .waitingFor(new RealmAnswers(url, options.proxyProtocol()));
        // The host's network maps no port, and testcontainers would wait for each exposed port to be mapped.
        container.setExposedPorts(List.of());
        options.realmsOr(TestRealm.file(maven))
                .forEach(realm -> container.withCopyFileToContainer(
                        MountableFile.forHostPath(realm, 0644), HOME + "/data/import/" + realm.getFileName()));
        options.build().forEach(container::withCustomCommand);
        options.startOn(port).forEach(container::withCustomCommand);
        try {
            container.start();
        } catch (RuntimeException e) {
            container.stop();
            throw new IllegalStateException(e.getMessage() + "\n" + log.tail(), e);
        }
        return new ContainerServer(container, url, log);
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Path log() {
        return log.file();
    }

    @Override
    public List<String> providers() {
        try {
            String names = container.execInContainer("ls", HOME + "/providers").getStdout();
            return names.lines().sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while listing " + HOME + "/providers", e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }

    /** Testcontainers' own HTTP wait needs a mapped port. */
    private static final class RealmAnswers extends AbstractWaitStrategy {

        private final Readiness readiness;

        RealmAnswers(URI url, boolean proxyProtocol) {
            this.readiness = Readiness.of(url, proxyProtocol);
        }

        @Override
        protected void waitUntilReady() {
            readiness.await(waitStrategyTarget::isRunning);
        }
    }
}

package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keycloak as a plain process, from the official dist, in a directory of its own that goes when it ends. */
final class DistServer implements KeycloakServer {

    private final KeycloakHome home;
    private final URI url;
    private final ServerLog log;
    private final ProcessTree tree;

    private DistServer(KeycloakHome home, URI url, ServerLog log, Process process) {
        this.home = home;
        this.url = url;
        this.log = log;
        this.tree = new ProcessTree(process);
    }

    /**
     * Starts a server and waits until its realm answers.
     *
     * @param name of its directory and its log: no two servers of one name at a time
     * @throws IllegalStateException with the end of the log, if it does not start
     */
    static DistServer start(String name, ServerOptions options) {
        MavenBuild maven = MavenBuild.current();
        KeycloakHome home = BuiltKeycloak.with(options.build(), options.jars(maven), maven)
                .copyTo(maven.work().resolve("servers").resolve(name));
        home.importRealms(options.realmsOr(TestRealm.file(maven)));
        Port port = Port.free();
        URI url = options.urlOn(port);
        ServerLog log = new ServerLog(maven.log(name));
        ProcessBuilder builder = log.receive(home.kc(arguments(options, port)));
        builder.environment().putAll(options.env());
        try {
            Process process = builder.start();
            DistServer server = new DistServer(home, url, log, process);
            server.awaitRealm(process, options.proxyProtocol());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> arguments(ServerOptions options, Port port) {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--import-realm"));
        arguments.addAll(options.startOn(port));
        return arguments;
    }

    private void awaitRealm(Process process, boolean proxyProtocol) {
        try {
            Readiness.of(url, proxyProtocol).await(process::isAlive);
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(e.getMessage() + "\n" + log.tail());
        }
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
        return home.providers();
    }

    @Override
    public void close() {
        tree.close();
        home.delete();
    }
}

package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keycloak as a plain process, from the official dist, in a directory of its own that is deleted at the end. */
final class DistServer implements KeycloakServer {

    private final KeycloakHome home;
    private final ServerOptions options;
    private final List<String> database;
    private final Port port;
    private final ServerLog log;
    private ProcessTree tree;

    private DistServer(KeycloakHome home, ServerOptions options, List<String> database, ServerLog log) {
        this.home = home;
        this.options = options;
        this.database = database;
        this.port = Port.free();
        this.log = log;
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
        List<String> database = options.wantsDemoDatabase()
                ? List.of(DemoDatabase.copyTo(home.directory().resolve("data").resolve("h2"), maven))
                : List.of();
        DistServer server = new DistServer(home, options, database, new ServerLog(maven.log(name)));
        server.log.clear();
        server.start();
        return server;
    }

    private void start() {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized", "--import-realm"));
        arguments.addAll(options.startOn(port));
        arguments.addAll(database);
        ProcessBuilder builder = log.continueWith(home.kc(arguments));
        builder.environment().putAll(options.env());
        try {
            tree = new ProcessTree(builder.start());
            awaitRealm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitRealm() {
        try {
            Readiness.of(url(), options.proxyProtocol()).await(tree::isAlive);
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(e.getMessage() + "\n" + log.tail());
        }
    }

    @Override
    public URI url() {
        return options.urlOn(port);
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
    public void kill() {
        tree.kill();
    }

    @Override
    public boolean isDown() {
        return !tree.isAlive();
    }

    @Override
    public void startAgain() {
        start();
    }

    @Override
    public void close() {
        tree.close();
        home.delete();
    }
}

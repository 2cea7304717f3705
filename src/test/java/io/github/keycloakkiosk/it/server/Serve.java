package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of {@code mvn -Pserve}: Keycloak in development mode with our jar and the demo realm, until Ctrl-C. Its data
 * stays under target/ for the next start.
 */
public final class Serve {

    private static final int DEBUGGER = 8787;

    private Serve() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Port port = new Port(Integer.parseInt(System.getProperty("serve.port")));
        boolean debug = Boolean.getBoolean("serve.debug");
        refuseIfTaken(port, "-Dhttp.port=8081, say, chooses another");
        if (debug) {
            refuseIfTaken(new Port(DEBUGGER), "-Ddebug needs it");
        }
        MavenBuild maven = MavenBuild.current();
        KeycloakHome home = home(maven, Boolean.getBoolean("serve.fresh"));
        Process process = home.kc(command(port, debug)).inheritIO().start();
        try (ProcessTree tree = new ProcessTree(process)) {
            URI url = URI.create("http://localhost:" + port.number());
            awaitRealm(url, process);
            System.out.println(new Welcome(url, home.directory(), debug));
            int exit = tree.waitFor();
            if (exit != 0 && !tree.isEnding()) {
                throw new StartFailure("Keycloak ended with exit code " + exit + "; its log above says why.");
            }
        }
    }

    private static void refuseIfTaken(Port port, String advice) {
        if (port.isTaken()) {
            throw new StartFailure("Port " + port.number() + " is taken: " + advice + ".");
        }
    }

    private static KeycloakHome home(MavenBuild maven, boolean fresh) {
        Path directory = maven.kept().resolve("serve-" + maven.dist().getFileName());
        KeycloakHome home = new KeycloakHome(directory);
        if (fresh || Files.notExists(directory)) {
            new KeycloakHome(maven.dist()).copyTo(directory);
        }
        home.provide(List.of(maven.providerJar()));
        home.importRealms(List.of(maven.realm()));
        EditedTheme.linkInto(home);
        return home;
    }

    private static List<String> command(Port port, boolean debug) {
        List<String> command = new ArrayList<>();
        if (debug) {
            command.addAll(List.of("--debug", String.valueOf(DEBUGGER)));
        }
        command.addAll(List.of("start-dev", "--import-realm", "--features=declarative-ui"));
        command.add("--spi-realm-restapi-extension--auth--root-realm=kiosk");
        command.add("--http-port=" + port.number());
        return command;
    }

    private static void awaitRealm(URI url, Process process) {
        try {
            Readiness.of(url).await(process::isAlive);
        } catch (IllegalStateException e) {
            throw new StartFailure(e.getMessage() + " Its log is above.");
        }
    }
}

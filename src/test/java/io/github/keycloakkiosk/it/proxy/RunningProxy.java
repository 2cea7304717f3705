package io.github.keycloakkiosk.it.proxy;

import io.github.keycloakkiosk.it.server.Port;
import io.github.keycloakkiosk.it.server.ProcessTree;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A proxy's process, in the foreground, with a directory of its own that is deleted at the end. */
final class RunningProxy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 3;

    private final InetSocketAddress address;
    private final Path directory;
    private final ProcessTree tree;

    private RunningProxy(InetSocketAddress address, Path directory, ProcessTree tree) {
        this.address = address;
        this.directory = directory;
        this.tree = tree;
    }

    /** The configuration file of a proxy that listens here and has this directory. */
    interface Config {
        String text(InetSocketAddress listen, Path directory);
    }

    /**
     * @param host the loopback address that it will listen on, at some port
     * @param arguments those before the path of its configuration file
     * @throws IllegalStateException with the proxy's output, if it does not start to listen
     */
    static RunningProxy start(ProxyProgram program, String host, Config config, List<String> arguments) {
        for (int attempt = 1; ; attempt++) {
            try {
                return start(program, new InetSocketAddress(host, Port.free().number()), config, arguments);
            } catch (IllegalStateException dead) {
                // The port was free, but somebody else may have taken it by now.
                if (attempt == ATTEMPTS) {
                    throw dead;
                }
            }
        }
    }

    private static RunningProxy start(
            ProxyProgram program, InetSocketAddress listen, Config config, List<String> arguments) {
        try {
            Path work = Path.of(System.getProperty("keycloak.work")).resolve("proxies");
            Path directory = Files.createDirectories(work.resolve(program.command() + "-" + listen.getPort()));
            Path file = Files.writeString(directory.resolve("config"), config.text(listen, directory));
            ServerLog log = new ServerLog(directory.resolve("log"));
            List<String> command =
                    new ArrayList<>(List.of(program.executable().orElseThrow().toString()));
            command.addAll(arguments);
            command.add(file.toString());
            Process process = log.receive(new ProcessBuilder(command)).start();
            RunningProxy proxy = new RunningProxy(listen, directory, new ProcessTree(process));
            proxy.awaitPort(process, log);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitPort(Process process, ServerLog log) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!process.isAlive() || !listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                String said = log.tail();
                close();
                throw new IllegalStateException("It does not listen at " + address + ". " + said);
            }
            pause();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** A second call does nothing: two people may have come in by the same proxy. */
    @Override
    public void close() {
        if (Files.notExists(directory)) {
            return;
        }
        tree.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

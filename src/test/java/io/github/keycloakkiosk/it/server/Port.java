package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A TCP port of this machine. */
public record Port(int number) {

    /**
     * A port that nobody listened on a moment ago. Not one of those that systems give to outgoing connections: a server needs
     * half a minute until it listens, and by then its port would now and then be a client's.
     */
    public static Port free() {
        return ThreadLocalRandom.current()
                .ints(1000, 10_000, 30_000)
                .mapToObj(Port::new)
                .filter(port -> !port.isTaken())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    /**
     * The first of two neighbouring ports for the servers of one cluster. JGroups looks for the sentry of a server 50000
     * ports above the server's port. If another cluster's sentry is there, JGroups is slow to see that a server has died;
     * so nobody may listen there.
     */
    static Port freeForCluster() {
        return ThreadLocalRandom.current()
                .ints(1000, 7_800 / 4, 9_800 / 4)
                .map(quarter -> quarter * 4)
                .filter(first -> IntStream.of(first, first + 1, first + 50_000, first + 50_001)
                        .noneMatch(port -> new Port(port).isTaken()))
                .mapToObj(Port::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no two ports for a cluster"));
    }

    /**
     * Whether somebody listens on it: on all addresses, or on loopback alone (macOS lets us bind a port beside such a
     * listener).
     */
    boolean isTaken() {
        return !canBeBound() || answers();
    }

    private boolean canBeBound() {
        try (ServerSocket socket = new ServerSocket(number)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.github.keycloakkiosk.it.client;

import io.github.keycloakkiosk.it.server.Cluster;
import java.util.List;

/** The connections of a cluster's servers to their database, which break when the database ends. */
public final class Connections {

    private final List<Admin> admins;

    public Connections(Cluster cluster) {
        this.admins =
                cluster.nodes().stream().map(node -> Admin.of(node, "kiosk")).toList();
    }

    /** Returns when no broken connection is left, for this class or for the next of this cluster. */
    public void awaitNewOnes() {
        Patience.until("connections that work", this::doesEverybodyGetAnAnswer);
    }

    /**
     * Each broken connection of a server fails one request, and a test may leave a hundred to each. So all of a server's
     * worker threads ask at once, and again.
     */
    private boolean doesEverybodyGetAnAnswer() {
        try {
            for (int round = 0; round < 3; round++) {
                AtOnce.run(100, i -> admins.get(i % admins.size()).get("/users?max=1"));
            }
            return true;
        } catch (Exception | AssertionError refused) {
            return false;
        }
    }
}

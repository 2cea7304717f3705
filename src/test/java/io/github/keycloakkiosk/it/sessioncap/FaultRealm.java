package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.ServerLog;
import io.github.keycloakkiosk.it.sessioncap.FaultyEviction.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A realm on the two servers of a cluster, in which everybody may have two sessions, and in which evictions can go wrong. */
record FaultRealm(Cluster cluster, CapRealm realm) {

    static final int CAP = 2;

    static FaultRealm create(Cluster cluster, String name) {
        return new FaultRealm(cluster, CapRealm.create(cluster.nodes(), name, CAP));
    }

    String name() {
        return realm.name();
    }

    Admin admin(int node) {
        return realm.admin(node);
    }

    Caller kiosk(int node) {
        return realm.kiosk(node);
    }

    void setCap(int cap) {
        admin(0).set("session-cap", Integer.toString(cap));
    }

    /** The logins of somebody new. */
    Logins somebody() {
        return Logins.of(this, Person.create(admin(0)));
    }

    /** From now on, at this server: {@link FaultyEviction#THROW} or {@link FaultyEviction#HOLD}. */
    void fault(int node, Moment moment, String what) {
        Path file = file(node, moment);
        try {
            // Moved, since a file that is being written is empty for a moment.
            Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), what);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void noFault(int node, Moment moment) {
        try {
            Files.deleteIfExists(file(node, moment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** While sweeps fail, whatever is healed is healed by logins. */
    void sweepsFail(boolean fail) {
        for (int node : new int[] {0, 1}) {
            if (fail) {
                fault(node, Moment.SWEEP_EVICTS, FaultyEviction.THROW);
            } else {
                noFault(node, Moment.SWEEP_EVICTS);
            }
        }
    }

    private Path file(int node, Moment moment) {
        return cluster.files().get(node).resolve(moment.file(name()));
    }

    /** How often somebody has begun to wait at this moment, at this server. */
    long held(int node, Moment moment) {
        return logged(node, moment.held(name()));
    }

    /** How many lines of the log of this server end so. */
    long logged(int node, String end) {
        return new ServerLog(cluster.nodes().get(node).log())
                .linesFrom(0).stream().filter(line -> line.endsWith(end)).count();
    }
}

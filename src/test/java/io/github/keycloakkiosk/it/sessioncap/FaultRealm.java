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

/** A realm on the two servers of a cluster. Everybody may have two sessions there, and evictions can go wrong. */
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

    /** The logins of a new user. */
    Logins somebody() {
        return Logins.of(this, Person.create(admin(0)));
    }

    /** Sets the fault at this server from now on: {@link FaultyEviction#THROW} or {@link FaultyEviction#HOLD}. */
    void fault(int node, Moment moment, String what) {
        Path file = file(node, moment);
        try {
            // The file is moved there, since a file is empty for a moment while it is written.
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

    /** Makes sweeps fail, so that only logins repair anything. */
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

    /** The number of logins and sweeps that have begun to wait at this moment, at this server. */
    long held(int node, Moment moment) {
        return logged(node, moment.held(name()));
    }

    /** The number of lines in this server's log that end so. */
    long logged(int node, String end) {
        return new ServerLog(cluster.nodes().get(node).log())
                .linesFrom(0).stream().filter(line -> line.endsWith(end)).count();
    }
}

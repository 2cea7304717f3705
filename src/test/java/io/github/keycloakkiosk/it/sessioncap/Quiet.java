package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The logs from some moment on, to check that nothing went wrong. */
final class Quiet {

    private final Map<ServerLog, Long> places = new LinkedHashMap<>();

    private Quiet() {}

    static Quiet since(List<KeycloakServer> nodes) {
        Quiet quiet = new Quiet();
        nodes.forEach(node -> quiet.and(new ServerLog(node.log())));
        return quiet;
    }

    /** This log too. */
    Quiet and(ServerLog log) {
        places.put(log, log.end());
        return this;
    }

    /** Checks that no log has an ERROR. Keycloak logs one for each 500, and PostgreSQL for each deadlock. */
    void assertIs() {
        places.forEach((log, place) -> assertThat(log.linesFrom(place))
                .as(log.file().toString())
                .noneMatch(line -> line.contains(" ERROR ") || line.contains("ERROR: ") || line.contains("deadlock")));
    }
}

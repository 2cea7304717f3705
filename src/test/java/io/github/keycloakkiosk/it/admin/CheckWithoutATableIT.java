package io.github.keycloakkiosk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A statement of the check that fails, as it does where a lock is held or a statement may take only so long. */
@KioskCluster
class CheckWithoutATableIT {

    private static final String CHECK = "/kiosk-login/check";

    /** The credentials of federated users, whom these realms do not have. */
    private static final String RENAME = "alter table %s rename to %s";

    private static final String TABLE = "fed_user_credential";

    @Test
    void aPartThatFailsIsNamedAndTheOthersCount(Cluster cluster) {
        Admin admin = RealmCopy.create(cluster.first(), "check-part", realm -> {});
        List<JsonNode> whole = findings(admin.send("GET", CHECK, null));
        ServerLog log = new ServerLog(cluster.first().log());
        long place = log.end();
        cluster.database().execute(RENAME.formatted(TABLE, "gone"));
        List<JsonNode> found;
        try {
            found = findings(admin.send("GET", CHECK, null));
        } finally {
            cluster.database().execute(RENAME.formatted("gone", TABLE));
        }

        assertThat(found)
                .filteredOn(CheckWithoutATableIT::isIncomplete)
                .extracting(finding -> finding.get("problem").asText())
                .containsExactlyInAnyOrder(
                        "The check could not look at users, since the database or the server failed",
                        "The check could not look at the keys, since the database or the server failed");
        assertThat(found).filteredOn(finding -> !isIncomplete(finding)).isEqualTo(whole);
        assertThat(whole).isNotEmpty();
        assertThat(log.linesFrom(place))
                .anyMatch(line -> line.contains("The check of realm check-part could not look at users"));
        assertThat(findings(admin.send("GET", CHECK, null))).isEqualTo(whole);
    }

    private static boolean isIncomplete(JsonNode finding) {
        return finding.get("code").asText().equals("check_incomplete");
    }

    private static List<JsonNode> findings(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> findings = new ArrayList<>();
        answer.json().get("findings").forEach(findings::add);
        return findings;
    }
}

package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.Cluster;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * People with sessions from before this extension, in a realm without a cap. Our provider's notes are removed, so that the
 * sessions look as another Keycloak left them.
 */
record OldSessions(FaultRealm realm, List<Logins> people) {

    static final int EACH = 4;

    /** Each session begins in a second of its own, since Keycloak itself remembers only the second. */
    static OldSessions begin(Cluster cluster) throws InterruptedException {
        FaultRealm realm = FaultRealm.create(cluster, "upgraded");
        realm.setCap(0);
        List<Logins> people = List.of(realm.somebody(), realm.somebody());
        for (int login = 0; login < EACH; login++) {
            long second = System.currentTimeMillis() / 1000;
            while (System.currentTimeMillis() / 1000 == second) {
                Thread.sleep(10);
            }
            for (Logins person : people) {
                person.add(1, login % 2);
            }
        }
        return new OldSessions(realm, people);
    }

    /** This runs while no server runs, since servers have these sessions in their caches too. */
    void loseTheirStamps() {
        try (Connection connection = realm.cluster().database().connect();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE offline_user_session SET data = (data::jsonb #- '{notes,kiosk.started_ms}')::text"
                                + " WHERE data LIKE '%kiosk.started_ms%'"
                                + " AND realm_id = (SELECT id FROM realm WHERE name = ?)")) {
            statement.setString(1, realm.name());
            assertThat(statement.executeUpdate()).isEqualTo(people.size() * EACH);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}

package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.Statements;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.Postgres;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cost of the cap at a login: a bounded number of statements, however many sessions there are. */
@KioskCluster
class CostIT {

    private static final int MANY = 400;

    private static Postgres database;
    private static CapRealm capped;
    private static CapRealm uncapped;

    @BeforeAll
    static void realms(Cluster cluster) {
        database = cluster.database();
        capped = CapRealm.create(cluster.nodes(), "cost", 2);
        uncapped = CapRealm.create(cluster.nodes(), "cost-without-settings", realm -> {
            realm.remove("users"); // their PINs and badges need settings
            ((ObjectNode) realm.get("components")).remove("org.keycloak.services.ui.extend.UiTabProvider");
        });
    }

    @Test
    void atMostTwoStatementsWhenNobodyIsEvictedAndAtMostEightWhenOneIs() throws Exception {
        try (Statements statements = new Statements(database)) {
            List<String> without = statements.of(logins(uncapped, 1));
            List<String> nobody = nobodyIsEvicted(statements);
            List<String> one = oneIsEvicted(statements, 2);

            String all = String.join("\n", one);
            System.out.printf(
                    "Statements of a login: %d without a cap, %d with one, %d when it evicts one session%n",
                    without.size(), nobody.size(), one.size());
            assertThat(without).as("such as what Keycloak itself does").hasSizeBetween(5, 20);
            assertThat(nobody.size() - without.size()).as(all).isBetween(1, 2);
            assertThat(one.size() - without.size()).as(all).isBetween(3, 8);

            assertThat(oneIsEvicted(statements, 10)).as("own sessions").hasSameSizeAs(one);
            addSessionsOfSomebodyElse(500);
            assertThat(nobodyIsEvicted(statements)).as("sessions of others").hasSameSizeAs(nobody);
            assertThat(oneIsEvicted(statements, 2)).as("sessions of others").hasSameSizeAs(one);
        }
    }

    /** Row by row they would be more transactions than sessions. */
    @Test
    void aLoweredCapCostsAFewTransactionsHoweverManySessionsEnd() throws Exception {
        Person person = newcomer(capped);
        capped.admin(0).set("session-cap", "0");
        copy(login(capped, person), MANY);
        capped.admin(0).set("session-cap", "2");

        List<String> logged;
        try (Statements statements = new Statements(database)) {
            logged = statements.logged(() -> login(capped, person));
        }

        assertThat(logged).filteredOn(statement -> statement.equals("COMMIT")).hasSizeBetween(1, 15);
        assertThat(logged)
                .filteredOn(statement -> statement.startsWith("select"))
                .hasSizeLessThan(MANY / 4);
        assertThat(logged)
                .filteredOn(statement -> statement.startsWith("delete from OFFLINE_"))
                .hasSize(2 * MANY);
        Sessions sessions = Sessions.of(capped.admin(0), person.name());
        assertThat(sessions.count()).isEqualTo(2);
        assertThat(sessions.logouts())
                .hasSize(MANY)
                .allSatisfy(event ->
                        assertThat(event.at("/details/reason").asText()).isEqualTo("session_cap"));
    }

    private static List<String> nobodyIsEvicted(Statements statements) {
        capped.admin(0).set("session-cap", "100");
        return statements.of(logins(capped, 2));
    }

    private static List<String> oneIsEvicted(Statements statements, int cap) {
        capped.admin(0).set("session-cap", Integer.toString(cap));
        return statements.of(logins(capped, cap));
    }

    /** Logins of a new user, after so many logins: Keycloak then has in its caches what it needs. */
    private static Runnable logins(CapRealm realm, int before) {
        Person person = newcomer(realm);
        IntStream.rangeClosed(0, before).forEach(time -> login(realm, person));
        return () -> login(realm, person);
    }

    private static Person newcomer(CapRealm realm) {
        Person person = new Person(realm.admin(0), "cost-" + System.nanoTime(), "password", "", "");
        realm.admin(0).createUser(person.name(), Map.of("type", "password", "value", person.password()));
        return person;
    }

    private static String login(CapRealm realm, Person person) {
        return Door.GRANT.prepare(realm, 0, person).get().id();
    }

    private static void addSessionsOfSomebodyElse(int number) {
        copy(login(capped, newcomer(capped)), number);
    }

    /** Makes so many sessions of the same user. */
    private static void copy(String session, int number) {
        String copies = "insert into %1$s select (jsonb_populate_record(stored, jsonb_build_object("
                + "'user_session_id', md5(stored.user_session_id || copy)))).* from %1$s stored, "
                + "generate_series(1, %2$d) copy where stored.user_session_id = '%3$s'";
        database.execute(copies.formatted("offline_user_session", number, session));
        database.execute(copies.formatted("offline_client_session", number, session));
    }
}

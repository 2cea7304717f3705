package io.github.keycloakkiosk.it.badge;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A user has at most as many badges as the settings allow, whoever gives them, and also when many are given at once. */
@KioskServer
class BadgesPerUserIT {

    private static final String REALM = "badges-per-user";
    private static final String ENROL = "kc_action=kiosk-enrol-badge";
    private static final String REACHED = "the user has as many badges as the setting badges-per-user allows";
    private static final AtomicInteger BADGES = new AtomicInteger();

    private static Admin admin;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @AfterEach
    void theDefault() {
        admin.set("badges-per-user", "5");
    }

    private static Map<String, String> badge() {
        return typed("badge", String.format("04BB%06X", BADGES.incrementAndGet()));
    }

    private static Map<?, ?>[] badges(int number) {
        return Stream.generate(BadgesPerUserIT::badge).limit(number).toArray(Map<?, ?>[]::new);
    }

    @Test
    void theAdminApiGivesFiveAndNoSixth() {
        assertThat(admin.createUser("five", badges(5)).status()).isEqualTo(201);
        Answer sixth = admin.putCredentials(admin.userId("five"), badge());

        assertThat(sixth.status()).isEqualTo(409);
        assertThat(sixth.body()).contains(REACHED);
        assertThat(admin.credentials("five", "badge")).hasSize(5);
        assertThat(admin.createUser("six", badges(6)).status()).isEqualTo(409);
        assertThat(admin.get("/users?exact=true&username=six")).isEmpty();
    }

    @Test
    void realmJsonBringsNoSixth(KeycloakServer server) {
        Answer refused = RealmCopy.send(server, "six-badges", realm -> {
            ObjectNode user =
                    realm.withArray("users").addObject().put("username", "six").put("enabled", true);
            List.of(badges(6)).forEach(badge -> user.withArray("credentials").addPOJO(badge));
        });

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains(REACHED);
    }

    @Test
    void theSurplusStaysGoodAndPuttingItAgainChangesNothing(KeycloakServer server) {
        Map<?, ?>[] three = badges(3);
        admin.createUser("surplus", three);
        admin.set("badges-per-user", "2");

        assertThat(admin.putCredentials(admin.userId("surplus"), three).status())
                .isEqualTo(204);
        assertThat(admin.credentials("surplus", "badge")).hasSize(3);
        for (Map<?, ?> one : three) {
            String read = one.get("secretData").toString().replaceAll(".*:\"|\"}", "");
            assertThat(Caller.atKiosk(server, REALM).badge(read).status()).isEqualTo(200);
        }
        String first = admin.credentials("surplus", "badge").get(0).get("id").asText();
        admin.expect("DELETE", "/users/" + admin.userId("surplus") + "/credentials/" + first, null);
        assertThat(admin.putCredentials(admin.userId("surplus"), badge()).status())
                .isEqualTo(409);
    }

    @Test
    void thePageSaysSoAndDoesNotTellWhoseABadgeIs(KeycloakServer server) {
        Person other = Person.create(admin);
        Person person = Person.create(admin);
        int has = admin.credentials(person.name(), "badge").size();
        admin.putCredentials(person.id(), badges(5 - has));
        LoginPages page = person.byPassword(LoginPages.atKiosk(server, REALM), ENROL);

        for (String read : List.of("04BB00FF01", other.badge())) {
            page.post(Map.of("login_string", read, "login_string-again", read));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.toString())
                    .contains("as many badges as one person may have")
                    .doesNotContain("somebody");
            assertThat(admin.events("UPDATE_CREDENTIAL_ERROR")
                            .get(0)
                            .at("/details/reason")
                            .asText())
                    .isEqualTo(REACHED);
        }
        page.post(Map.of("login_string", person.badge(), "login_string-again", person.badge()));
        assertThat(page.isSignedIn()).isTrue();
        assertThat(admin.credentials(person.name(), "badge")).hasSize(5);
    }

    @Test
    void tenAtOnceFindOneLastPlace() throws Exception {
        admin.createUser("racer", badges(4));
        String id = admin.userId("racer");
        Map<?, ?>[] ten = badges(10);

        List<Integer> answers =
                AtOnce.run(10, racer -> admin.putCredentials(id, ten[racer]).status());

        assertThat(answers).containsOnly(204, 409).containsOnlyOnce(204);
        assertThat(admin.credentials("racer", "badge")).hasSize(5);
    }
}

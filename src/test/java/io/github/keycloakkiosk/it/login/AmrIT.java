package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The tokens' {@code amr} lasts as long as the session, by the max age in the gears. Keycloak's {@code AmrUtils} drops a
 * value when time of proof + max age has passed; by default there is no max age at all.
 */
@KioskServer
class AmrIT {

    private static final String REALM = "amr";
    private static final String OLGAS_BADGE = "04DE51BEEF0001";

    private static Admin admin;
    private static final Map<String, JsonNode> gears = new HashMap<>();

    @BeforeAll
    static void createRealm(KeycloakServer server) {
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> realm.get("authenticatorConfig")
                        .forEach(gear -> gears.put(gear.get("alias").asText(), gear.get("config"))));
    }

    @Test
    void tellsHowTheSessionWasOpened(KeycloakServer server) {
        LoginPages password = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-password-form")
                .password("olga", "olga-secret");
        assertAmr(password.tokens(), "pwd");

        LoginPages both =
                LoginPages.atKiosk(server, REALM).open().badge(OLGAS_BADGE).pin("8264");
        assertAmr(both.tokens(), "badge", "pin");

        LoginPages badge = LoginPages.atKiosk(server, REALM).open().badge(OLGAS_BADGE);
        assertAmr(badge.tokens(), "badge");

        LoginPages pin = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-pin-form")
                .pin("olga", "8264");
        assertAmr(pin.tokens(), "pin");
    }

    /** A user who logs in again by a badge has not given a password this time. */
    @Test
    void tellsHowItWasOpenedLast(KeycloakServer server) {
        LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form").pin("vera", "5937");
        LoginPages browser = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-password-form")
                .password("vera", "vera-secret");
        String session = browser.parameter("session_state").orElseThrow();
        LoginPages again = browser.newTab().open("prompt=login").badge("04DE51BEEF0002");

        assertThat(again.parameter("session_state")).contains(session);
        JsonNode tokens = again.tokens();
        assertAmr(tokens, "badge");
        assertThat(again.session(tokens.get("access_token").asText()).json().get("methods"))
                .hasToString("[\"badge\"]");
        assertAmr(browser.newTab().open().tokens(), "badge");
    }

    @Test
    void theLoginApisTokensHaveItToo(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, REALM);

        assertThat(claim(kiosk.pin("vera", "5937"))).hasToString("[\"pin\"]");
        assertThat(claim(kiosk.badge("04DE51BEEF0002"))).hasToString("[\"badge\"]");
        assertThat(claim(kiosk.password("vera", "vera-secret"))).hasToString("[\"pwd\"]");
    }

    /**
     * After three seconds the value of the demo realm is still there; in a realm with a max age of one second it is gone.
     */
    @Test
    void isStillThereWhenAGreatestAgeWouldHavePassed(KeycloakServer server) throws InterruptedException {
        RealmCopy.create(server, "amr-of-a-second", realm -> {
            for (JsonNode config : realm.get("authenticatorConfig")) {
                if (config.get("alias").asText().equals("PIN page")) {
                    ((ObjectNode) config.get("config")).put("default.reference.maxAge", "1");
                }
            }
        });
        LoginPages kept = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-pin-form")
                .pin("olga", "8264");
        LoginPages dropped = LoginPages.atKiosk(server, "amr-of-a-second")
                .open()
                .switchTo("kiosk-pin-form")
                .pin("olga", "8264");
        JsonNode keptTokens = kept.tokens();
        JsonNode droppedTokens = dropped.tokens();
        Thread.sleep(3_000);

        assertAmr(kept.refreshed(keptTokens.get("refresh_token").asText()), "pin");
        assertAmr(dropped.refreshed(droppedTokens.get("refresh_token").asText()));
    }

    /** The demo realm's max age is the life of its sessions. From 26.7.3 on, Keycloak's admin API answers with a mask. */
    @Test
    void isKeptAsLongAsTheSession() {
        String longest = admin.get("").get("ssoSessionMaxLifespan").asText();
        int steps = 0;
        for (String flow : new String[] {"kiosk%20browser", "kiosk%20direct%20grant"}) {
            for (JsonNode execution : admin.get("/authentication/flows/" + flow + "/executions")) {
                String provider = execution.path("providerId").asText();
                if (provider.matches("kiosk-(badge|pin|password)-form|kiosk-grant-(badge|pin|password)")) {
                    JsonNode gear = gear(admin, execution);
                    String alias = gear.get("alias").asText();
                    assertThat(execution.get("configurable").asBoolean())
                            .as(provider)
                            .isTrue();
                    assertThat(gears.get(alias).get("default.reference.maxAge").asText())
                            .as(provider)
                            .isEqualTo(longest);
                    assertThat(gear.at("/config/default.reference.maxAge").asText())
                            .as(provider)
                            .isIn(longest, "**********");
                    steps++;
                }
            }
        }
        assertThat(steps).isEqualTo(7);
    }

    /** As the console does when an admin saves a gear without a change; three seconds later, since the max age must be there too. */
    @Test
    void isThereAfterTheGearWasSavedAsItWasRead(KeycloakServer server) throws InterruptedException {
        Admin realm = RealmCopy.create(server, "amr-saved", json -> {});
        List<JsonNode> saved = new ArrayList<>();
        for (JsonNode execution : realm.get("/authentication/flows/kiosk%20browser/executions")) {
            if (execution.path("providerId").asText().equals("kiosk-pin-form")) {
                saved.add(gear(realm, execution));
            }
        }
        assertThat(saved).isNotEmpty();
        saved.forEach(gear ->
                realm.expect("PUT", "/authentication/config/" + gear.get("id").asText(), gear));
        LoginPages pages = LoginPages.atKiosk(server, "amr-saved")
                .open()
                .switchTo("kiosk-pin-form")
                .pin("olga", "8264");
        JsonNode tokens = pages.tokens();
        Thread.sleep(3_000);

        assertAmr(pages.refreshed(tokens.get("refresh_token").asText()), "pin");
    }

    private static JsonNode gear(Admin realm, JsonNode execution) {
        return realm.get("/authentication/config/"
                + execution.get("authenticationConfig").asText());
    }

    private static JsonNode claim(Answer login) {
        assertThat(login.status()).isEqualTo(200);
        return Jwt.claims(login.json().get("token").asText()).get("amr");
    }

    private static void assertAmr(JsonNode tokens, String... values) {
        for (String token : new String[] {"access_token", "id_token"}) {
            assertThat(Jwt.claims(tokens.get(token).asText()).get("amr"))
                    .as(token)
                    .extracting(JsonNode::asText)
                    .containsExactlyInAnyOrder(values);
        }
    }
}

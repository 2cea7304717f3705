package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody carries a session elsewhere that was opened at a kiosk, or by password. There the session is asked for more: a
 * new login ({@code prompt}), or a higher level whose step is the PIN or the badge.
 */
@KioskServer
class AskedAgainIT {

    private static final String REALM = "asked-again";
    private static final Map<String, String> SECRETS = Map.of("pin", "5937", "login_string", "04DE51BEEF0002");

    @BeforeAll
    static void levels(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {
            Drawing drawing = new Drawing(realm);
            drawing.client("again", "auth-cookie ALTERNATIVE, ALTERNATIVE(kiosk-badge-form REQUIRED)");
            for (String up : new String[] {"pin", "badge"}) {
                drawing.client("up-by-" + up, "auth-cookie ALTERNATIVE, ALTERNATIVE(kiosk-password-form REQUIRED)");
                levels(realm, "up-by-" + up, "kiosk-" + up + "-form");
            }
        });
    }

    /** Level 1 is the password, level 2 the step. */
    private static void levels(ObjectNode realm, String client, String step) {
        realm.withArray("authenticatorConfig")
                .addObject()
                .put("alias", client + " 1")
                .putObject("config")
                .put("loa-condition-level", "1")
                .put("loa-max-age", "36000");
        realm.withArray("authenticatorConfig")
                .addObject()
                .put("alias", client + " 2")
                .putObject("config")
                .put("loa-condition-level", "2")
                .put("loa-max-age", "0");
        for (JsonNode flow : realm.withArray("authenticationFlows")) {
            if (flow.get("alias").asText().equals(client)) {
                ((ObjectNode) flow.get("authenticationExecutions").get(1)).put("flowAlias", client + " levels");
            }
        }
        new Drawing(realm)
                .flow(
                        realm.get("realm").asText() + client + "-levels",
                        client + " levels",
                        "CONDITIONAL(conditional-level-of-authentication REQUIRED, kiosk-password-form REQUIRED), "
                                + "CONDITIONAL(conditional-level-of-authentication REQUIRED, " + step + " REQUIRED)");
        for (JsonNode flow : realm.withArray("authenticationFlows")) {
            String alias = flow.get("alias").asText();
            if (alias.equals(client + " levels")) {
                ((ObjectNode) flow).put("topLevel", false);
            } else if (alias.startsWith(client + " levels ")) {
                ((ObjectNode) flow.get("authenticationExecutions").get(0))
                        .put("authenticatorConfig", client + " " + alias.charAt(alias.length() - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt=login", "prompt=login consent"})
    void aNewLoginIsAsked(String parameter, KeycloakServer server) {
        LoginPages kiosk =
                LoginPages.atKiosk(server, REALM).openFor("again", Drawing.APP).post(SECRETS);
        assertThat(kiosk.isSignedIn()).isTrue();

        LoginPages carried = kiosk.movedTo("127.0.0.2");
        // An ordinary session lives on where it is carried.
        assertThat(carried.newTab().openFor("again", Drawing.APP).isSignedIn()).isTrue();
        LoginPages asked = carried.newTab().openFor("again", Drawing.APP, parameter);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(403);
        LoginPages shown = kiosk.newTab().openFor("again", Drawing.APP, parameter);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.movedTo("127.0.0.2").post(SECRETS).status()).isEqualTo(403);
        assertThat(kiosk.newTab()
                        .openFor("again", Drawing.APP, parameter)
                        .post(SECRETS)
                        .isSignedIn())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin", "badge"})
    void aHigherLevelIsReachedAtAKioskAlone(String step, KeycloakServer server) {
        String client = "up-by-" + step;
        LoginPages stranger = LoginPages.stranger(server, REALM)
                .openFor(client, Drawing.APP, "acr_values=1")
                .password("vera", "vera-secret");
        assertThat(stranger.isSignedIn()).as(stranger.toString()).isTrue();

        LoginPages up = stranger.newTab().openFor(client, Drawing.APP, "acr_values=2");
        assertThat(up.status()).as(up.toString()).isEqualTo(403);

        LoginPages kiosk = stranger.movedTo("127.0.0.1")
                .newTab()
                .openFor(client, Drawing.APP, "acr_values=2")
                .post(SECRETS);
        assertThat(kiosk.isSignedIn()).as(kiosk.toString()).isTrue();
        assertThat(kiosk.claims().get("acr").asText()).isEqualTo("2");
    }
}

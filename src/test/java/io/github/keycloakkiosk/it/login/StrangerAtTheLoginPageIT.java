package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Badges and PINs work only at kiosks. The address is checked when a page is shown and when it is sent. */
@KioskServer
class StrangerAtTheLoginPageIT {

    private static final String REALM = "strangers";
    private static final String VERAS_BADGE = "04DE51BEEF0002";

    private static Admin admin;

    @BeforeAll
    static void aRealmThatKeepsEvents(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> realm.put("accessCodeLifespanLogin", 1200));
    }

    @BeforeEach
    void nothingHappenedYet() {
        admin.expect("DELETE", "/events", null);
    }

    @Test
    void aStrangerIsToldSoAndHasTheWayToThePassword(KeycloakServer server) {
        LoginPages stranger = LoginPages.stranger(server, REALM).open();

        assertStranger(stranger, "badge");
        assertThat(stranger.body())
                .contains("127.0.0.2", stranger.execution("kiosk-password-form"))
                .doesNotContain("name=\"login_string\"");
        assertThat(stranger.body().split("name=\"authenticationExecution\"")).hasSize(2);

        stranger.switchTo("kiosk-password-form").password("vera", "vera-secret");
        assertThat(stranger.claims().get("preferred_username").asText()).isEqualTo("vera");
        JsonNode login = admin.events("LOGIN").get(0);
        assertThat(login.at("/details/auth_method").asText()).isEqualTo("password");
        assertThat(login.at("/details/client_address").asText()).isEqualTo("127.0.0.2");
    }

    /** An app that asks whether somebody is signed in gets its answer; no refusal is recorded. */
    @Test
    void anAppThatWantsNoPageIsNoStranger(KeycloakServer server) {
        LoginPages silent = LoginPages.stranger(server, REALM).open("prompt=none");

        assertThat(silent.parameter("error")).contains("login_required");
        assertThat(admin.events("LOGIN_ERROR").findValuesAsText("error")).doesNotContain("ip_not_whitelisted");
    }

    @Test
    void aStrangerSeesNoPinPage(KeycloakServer server) {
        assertStranger(LoginPages.stranger(server, REALM).open().switchTo("kiosk-pin-form"), "pin");
    }

    @Test
    void aPageThatWasShownAtAKioskIsGoodThereAlone(KeycloakServer server) {
        LoginPages badge = LoginPages.atKiosk(server, REALM).open();
        assertStranger(badge.movedTo("127.0.0.2").badge(VERAS_BADGE), "badge");

        LoginPages pin = LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form");
        assertStranger(pin.movedTo("127.0.0.2").pin("vera", "5937"), "pin");

        LoginPages due = LoginPages.atKiosk(server, REALM).open().badge(VERAS_BADGE);
        assertStranger(due.movedTo("127.0.0.2").pin("5937"), "pin");

        assertThat(admin.events("LOGIN")).isEmpty();
    }

    /** A PIN that was refused counts as not given. */
    @Test
    void aPinOfAStrangerIsNotGiven(KeycloakServer server) {
        assertThat(admin.createUser("away", Admin.typed("badge", "04DD000001"), Admin.typed("pin", "4825"))
                        .status())
                .isEqualTo(201);
        LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-pin-form")
                .movedTo("127.0.0.2")
                .pin("away", "4825");

        assertThat(LoginPages.atKiosk(server, REALM).open().badge("04DD000001").isSignedIn())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-For: 127.0.0.1, 127.0.0.2",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 127.0.0.1",
            })
    void noHeaderMakesAKiosk(String header, KeycloakServer server) {
        LoginPages page = LoginPages.atKiosk(server, REALM).open();

        assertStranger(page.movedTo("127.0.0.2").post(Map.of("login_string", VERAS_BADGE), header), "badge");
        // A kiosk that sends forwarding headers is refused too.
        assertThat(page.newTab()
                        .open()
                        .post(Map.of("login_string", VERAS_BADGE), header)
                        .status())
                .isEqualTo(403);
        assertThat(admin.events("LOGIN")).isEmpty();
    }

    @Test
    void aGearNarrowsForItsStepAlone(KeycloakServer server) {
        Admin narrow = RealmCopy.create(server, "narrow", realm -> {
            gear(realm, "badge page", "127.0.0.3");
            gear(realm, "badge parameter", "127.0.0.3##10.0.0.0/8");
        });
        narrow.set("ip-whitelist", "127.0.0.1", "127.0.0.3");

        LoginPages kiosk = LoginPages.atKiosk(server, "narrow").open();
        assertThat(kiosk.status()).isEqualTo(403);
        assertThat(narrow.events("LOGIN_ERROR").get(0).at("/details/reason").asText())
                .contains("narrower");
        assertThat(kiosk.switchTo("kiosk-pin-form").pin("vera", "5937").isSignedIn())
                .isTrue();
        LoginPages moved = LoginPages.atKiosk(server, "narrow").movedTo("127.0.0.3");
        assertThat(moved.open().badge(VERAS_BADGE).isSignedIn()).isTrue();

        assertThat(Caller.atKiosk(server, "narrow").badge(VERAS_BADGE).status()).isEqualTo(403);
        assertThat(Caller.from(server, "narrow", "127.0.0.3").badge(VERAS_BADGE).status())
                .isEqualTo(200);
        assertThat(Caller.atKiosk(server, "narrow").pin("vera", "5937").status())
                .isEqualTo(200);
    }

    @Test
    void noGearWidens(KeycloakServer server) {
        RealmCopy.create(server, "wide", realm -> {
            gear(realm, "badge page", "0.0.0.0/0");
            gear(realm, "PIN page", "127.0.0.0/8##::/0");
            gear(realm, "badge parameter", "0.0.0.0/0");
        });

        LoginPages stranger = LoginPages.stranger(server, "wide").open();
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.switchTo("kiosk-pin-form").status()).isEqualTo(403);
        assertThat(stranger.post(Map.of("username", "vera", "pin", "5937")).status())
                .isEqualTo(403);
        assertThat(Caller.stranger(server, "wide").badge(VERAS_BADGE).status()).isEqualTo(403);
        assertThat(LoginPages.atKiosk(server, "wide").open().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everywhere", "127.0.0.1##x", "127.0.0.1/8"})
    void aGearThatCannotBeReadLetsNobodyIn(String broken, KeycloakServer server) {
        String name = "broken-gear-" + Integer.toHexString(broken.hashCode());
        RealmCopy.create(server, name, realm -> {
            gear(realm, "badge page", broken);
            gear(realm, "PIN parameter", broken);
        });

        assertThat(LoginPages.atKiosk(server, name).open().status()).isEqualTo(403);
        assertThat(Caller.atKiosk(server, name).pin("vera", "5937").status()).isEqualTo(403);
        assertThat(Caller.atKiosk(server, name).badge(VERAS_BADGE).status()).isEqualTo(200);
    }

    private static void gear(ObjectNode realm, String alias, String whitelist) {
        for (JsonNode config : realm.get("authenticatorConfig")) {
            if (config.get("alias").asText().equals(alias)) {
                ((ObjectNode) config.get("config")).put("ip-whitelist", whitelist);
                return;
            }
        }
        throw new AssertionError("no gear " + alias);
    }

    private static void assertStranger(LoginPages page, String method) {
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.body())
                .contains("role=\"alert\"", "data-seconds=\"60\"", "data-login-timeout=\"1200\"")
                // If the page renewed itself, each renewal would be one more refusal.
                .contains("data-renew=\"\"")
                .doesNotContain("name=\"pin\"");
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("ip_not_whitelisted");
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.2");
        assertThat(event.at("/details/auth_method").asText()).isEqualTo(method);
    }
}

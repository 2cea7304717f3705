package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a realm says to people who have forgotten their badge or PIN. */
@KioskServer
class ForgottenIT {

    private static final String QUESTION = "Forgot your badge or PIN?";

    @Test
    void theRealmSaysIt(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "forgotten", realm -> {});
        assertThat(LoginPages.atKiosk(server, "forgotten").open().body()).doesNotContain(QUESTION);

        admin.expect("POST", "/localization/en", Map.of("kiosk-forgotten-text", "Ask at <b>the desk</b>."));
        LoginPages page = LoginPages.atKiosk(server, "forgotten").open();
        assertThat(page.body())
                .contains(QUESTION, "Ask at &lt;b&gt;the desk&lt;/b&gt;.")
                .doesNotContain("kiosk-forgotten-link");

        admin.expect("POST", "/localization/en", Map.of("kiosk-forgotten-link", "javascript:alert(1)"));
        assertThat(LoginPages.atKiosk(server, "forgotten").open().body()).doesNotContain("javascript:alert");
        admin.expect("POST", "/localization/en", Map.of("kiosk-forgotten-link", "https://help.example/badges"));
        assertThat(LoginPages.atKiosk(server, "forgotten")
                        .open()
                        .switchTo("kiosk-pin-form")
                        .body())
                .contains("<a href=\"https://help.example/badges\">");
    }
}

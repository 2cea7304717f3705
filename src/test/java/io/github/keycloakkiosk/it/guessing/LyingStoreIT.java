package io.github.keycloakkiosk.it.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerWithALyingStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where guesses cannot be counted, nobody may guess. Everything else works as before. */
@ServerWithALyingStore
class LyingStoreIT {

    private static final String REASON = "this server's store of single-use objects takes what is there for new";
    private static final String REALM = "lying-store";

    private static Admin admin;

    @BeforeAll
    static void ownRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @Test
    void noPinAndNoBadgeIsGoodAndTheEventSaysWhy(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, REALM);
        for (Answer answer : new Answer[] {kiosk.pin("vera", "5937"), kiosk.badge("04DE51BEEF0002")}) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
            assertThat(answer.json().get("error").asText()).isEqualTo("ip_not_whitelisted");
            assertThat(admin.events("LOGIN_ERROR").get(0).at("/details/reason").asText())
                    .startsWith(REASON);
        }
    }

    @Test
    void theCheckSaysSoAndBlamesNoSetting() {
        List<String> errors = new ArrayList<>();
        admin.get("/kiosk-login/check").get("findings").forEach(finding -> {
            if (finding.get("severity").asText().equals("error")) {
                errors.add(finding.get("code").asText());
            }
        });

        assertThat(errors).containsExactly("store_not_proven", "jar_twice");
    }

    /** The jar of {@link LyingStore} looks like another version of the extension. */
    @Test
    void theCheckAndTheLogNameBothJars(KeycloakServer server) throws Exception {
        assertThat(admin.get("/kiosk-login/check").get("findings"))
                .filteredOn(finding -> finding.get("code").asText().equals("jar_twice"))
                .singleElement()
                .extracting(finding -> finding.get("problem").asText())
                .asString()
                .contains("2 times: LyingStore.jar, keycloak-kiosk-login-");
        assertThat(Files.readString(server.log())).contains("holds this extension 2 times (LyingStore.jar, ");
    }

    @Test
    void passwordsAndNewPinsWork(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, REALM);

        assertThat(kiosk.password("vera", "vera-secret").status()).isEqualTo(200);
        assertThat(admin.putCredential("vera", "pin", "5937").status()).isEqualTo(204);
        assertThat(admin.putCredential("vera", "badge", "04DE51BEEF0002").status())
                .isEqualTo(204);
    }

    @Test
    void theLogSaysWhyAndWhatToDo(KeycloakServer server) throws Exception {
        Caller.atKiosk(server, REALM).pin("vera", "5937");

        assertThat(Files.readString(server.log()))
                .containsOnlyOnce("No PIN and no badge is good on this server: " + REASON)
                .contains("update Keycloak (CVE-2026-90997)");
    }
}

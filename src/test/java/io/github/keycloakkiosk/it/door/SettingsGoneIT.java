package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An admin deletes the settings, or saves them twice, while people log in. After the admin's answer no PIN and no badge is
 * good, and no login is a server error.
 */
@KioskServer
class SettingsGoneIT {

    /** One login: whether it began after the admin had the answer, and its outcome. */
    private record Login(boolean after, int status) {}

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "emptied"})
    void whileLoginsRun(String how, KeycloakServer server) throws Exception {
        String realm = "settings-" + how;
        Admin admin = RealmCopy.create(server, realm, copy -> {});
        admin.set("session-cap", "0");
        admin.set("session-caps-by-power");
        AtomicBoolean gone = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(4);

        List<List<Login>> runs = AtOnce.run(5, me -> {
            if (me == 4) {
                await(running);
                try {
                    if (how.equals("deleted")) {
                        admin.deleteSettings();
                    } else {
                        admin.set("ip-whitelist");
                    }
                } finally {
                    gone.set(true); // also after a failure, or the logins would go on for ever
                }
                return List.of();
            }
            return logIn(Caller.atKiosk(server, realm), me % 2 == 0, gone, running);
        });

        List<Login> logins = runs.stream().flatMap(List::stream).toList();
        // 401 if the address was judged before the settings were deleted, and the secret after.
        assertThat(logins).extracting(Login::status).isSubsetOf(200, 401, 403);
        assertThat(logins)
                .filteredOn(Login::after)
                .isNotEmpty()
                .extracting(Login::status)
                .containsOnly(403);
    }

    private static List<Login> logIn(Caller kiosk, boolean byPin, AtomicBoolean gone, CountDownLatch running) {
        List<Login> logins = new ArrayList<>();
        int afterwards = 0;
        while (afterwards < 5) {
            boolean after = gone.get();
            Answer answer = byPin ? kiosk.pin("vera", "5937") : kiosk.badge("04DE51BEEF0001");
            logins.add(new Login(after, answer.status()));
            if (logins.size() == 3) {
                running.countDown();
            }
            afterwards += after ? 1 : 0;
        }
        return logins;
    }

    private static void await(CountDownLatch running) {
        try {
            running.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The page was shown, then the settings were deleted. Without settings nobody learns that the machine was a kiosk. */
    @Test
    void underAPageThatIsShown(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "settings-under-a-page", copy -> {});
        LoginPages badge = LoginPages.atKiosk(server, "settings-under-a-page").open();
        LoginPages pin = badge.newTab().open().switchTo("kiosk-pin-form");
        admin.deleteSettings();

        assertThat(badge.badge("04DE51BEEF0002").status()).isEqualTo(403);
        assertThat(pin.pin("vera", "5937").status()).isEqualTo(403);
        LoginPages fresh = LoginPages.atKiosk(server, "settings-under-a-page").open();
        assertThat(fresh.status()).isEqualTo(403);
        assertThat(fresh.switchTo("kiosk-password-form")
                        .password("vera", "vera-secret")
                        .isSignedIn())
                .isTrue();
    }

    /** Many admins save settings at once in a realm without settings. When there are two components, nobody is admitted. */
    @Test
    void savedByManyAtOnce(KeycloakServer server) throws Exception {
        Admin admin = RealmCopy.create(server, "settings-many", copy -> {});
        ObjectNode open = admin.settings();
        String tab = open.get("providerType").asText();
        admin.deleteSettings();
        open.remove(List.of("id", "parentId"));
        ((ObjectNode) open.get("config")).remove("secret-key");

        AtOnce.run(6, me -> admin.send("POST", "/components", open).status());

        JsonNode stored = admin.get("/components?type=" + tab);
        assertThat(stored).isNotEmpty();
        Answer given = admin.createUser("late", Admin.typed("pin", "4825"), Admin.typed("badge", "04AA77"));
        assertThat(given.status()).isEqualTo(stored.size() == 1 ? 201 : 400);
        assertThat(Caller.atKiosk(server, "settings-many").pin("late", "4825").status())
                .isEqualTo(stored.size() == 1 ? 200 : 403);
        assertThat(Caller.stranger(server, "settings-many").pin("late", "4825").status())
                .isEqualTo(403);
    }
}

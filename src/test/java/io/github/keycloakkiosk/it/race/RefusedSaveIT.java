package io.github.keycloakkiosk.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin sends settings that are refused, again and again, while people log in. */
@KioskServer
class RefusedSaveIT {

    private static final String REALM = "refused-save";

    private static Admin admin;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @Test
    void noLoginGoesByWhatIsRefused(KeycloakServer server) throws Exception {
        ObjectNode before = admin.settings();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<List<Integer>> saves = CompletableFuture.supplyAsync(() -> {
            List<Integer> statuses = new ArrayList<>();
            while (!done.get()) {
                statuses.add(admin.saveSetting("ip-whitelist", "10.0.0.5/8").status());
                statuses.add(admin.saveSetting("ip-whitelist", "10.99.0.0/16", "nonsense")
                        .status());
            }
            return statuses;
        });
        List<Answer> logins = new ArrayList<>();
        try {
            for (int login = 0; login < 100; login++) {
                logins.add(Caller.atKiosk(server, REALM).badge("04DE51BEEF0002"));
            }
        } finally {
            done.set(true);
        }

        assertThat(saves.get()).hasSizeGreaterThan(10).containsOnly(400);
        assertThat(logins).extracting(Answer::status).containsOnly(200);
        assertThat(admin.settings()).isEqualTo(before);
        assertThat(Caller.stranger(server, REALM).badge("04DE51BEEF0002").status())
                .isEqualTo(403);
    }

    /** Accepted settings hold from the next login on, also when the save before was refused. */
    @Test
    void acceptedSettingsHoldAtOnce(KeycloakServer server) {
        for (int round = 0; round < 5; round++) {
            assertThat(admin.saveSetting("ip-whitelist", "nonsense").status()).isEqualTo(400);
            admin.set("ip-whitelist", "10.99.0.0/16");
            assertThat(Caller.atKiosk(server, REALM).badge("04DE51BEEF0002").status())
                    .isEqualTo(403);
            admin.set("ip-whitelist", "127.0.0.1/32");
            assertThat(Caller.atKiosk(server, REALM).badge("04DE51BEEF0002").status())
                    .isEqualTo(200);
        }
    }
}

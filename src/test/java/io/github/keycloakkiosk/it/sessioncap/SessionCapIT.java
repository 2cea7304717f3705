package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over the cap, the user's oldest session ends. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionCapIT {

    private static final String REALM = "cap";
    private static final String OLGAS_BADGE = "04DE51BEEF0001";

    private Admin admin;
    private Caller kiosk;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void startWithoutSessions() {
        admin.expect("POST", "/logout-all", null);
        admin.expect("DELETE", "/events", null);
    }

    @ParameterizedTest
    @CsvSource({"admin, 7394, 5", "olga, 8264, 2", "vera, 5937, 3"})
    void twoLoginsOverTheCapLeaveExactlyTheNewest(String user, String pin, int cap) {
        List<String> tokens = IntStream.range(0, cap + 2)
                .mapToObj(login -> Sessions.token(kiosk.pin(user, pin)))
                .toList();

        List<Integer> answers =
                tokens.stream().map(token -> kiosk.userinfo(token).status()).toList();
        assertThat(answers)
                .containsExactlyElementsOf(IntStream.range(0, cap + 2)
                        .map(login -> login < 2 ? 401 : 200)
                        .boxed()
                        .toList());
        assertThat(sessions(user)).hasSize(cap);
    }

    @Test
    void otherUsersSessionsStay() {
        String veras = Sessions.token(kiosk.pin("vera", "5937"));

        IntStream.range(0, 4).forEach(login -> kiosk.badge(OLGAS_BADGE));

        assertThat(kiosk.userinfo(veras).status()).isEqualTo(200);
    }

    /**
     * The endpoint answers only after the logins have been answered. If the logins waited for it, the test would never end.
     */
    @Test
    void anEndpointThatHangsDelaysNoLogin() throws Exception {
        try (LogoutReceiver endpoint = LogoutReceiver.open()) {
            endpoint.hold();
            admin.setLogoutUrl("kiosk-api", endpoint.url());

            List<Answer> answers = IntStream.range(0, 6)
                    .mapToObj(login -> kiosk.badge(OLGAS_BADGE))
                    .toList();

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(sessions("olga")).hasSize(2);
            endpoint.release();
            assertThat(endpoint.nextToken()).isNotNull();
        } finally {
            admin.setLogoutUrl("kiosk-api", "");
        }
    }

    private Set<String> sessions(String user) {
        return Sessions.of(admin, user).ids();
    }
}

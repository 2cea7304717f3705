package io.github.keycloakkiosk.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code contract/003}, "Concurrent Sessions": over the cap the oldest session ends, whatever happens at once. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionCapIT {

    private static final String REALM = "cap";
    private static final String OLGAS_BADGE = "04DE51BEEF0001";

    private Admin admin;
    private Caller kiosk;
    private LogoutEndpoint endpoint;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void startWithoutSessions() {
        admin.expect("POST", "/logout-all", null);
        admin.expect("DELETE", "/events", null);
        endpoint = LogoutEndpoint.open();
    }

    @AfterEach
    void closeEndpoint() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({"admin, 7394, 5", "olga, 8264, 2", "vera, 5937, 3"})
    void twoLoginsOverTheCapLeaveExactlyTheNewest(String user, String pin, int cap) {
        List<String> tokens = IntStream.range(0, cap + 2)
                .mapToObj(login -> token(kiosk.pin(user, pin)))
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

    @RepeatedTest(3)
    void fortyEightLoginsAtOnceAllSucceedAndLeaveExactlyTheCap() throws Exception {
        List<Answer> answers = AtOnce.run(48, i -> kiosk.badge(OLGAS_BADGE));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        Set<String> left = sessions("olga");
        assertThat(left).hasSize(2);
        assertThat(answers.stream()
                        .map(SessionCapIT::token)
                        .filter(token -> kiosk.userinfo(token).status() == 200))
                .extracting(SessionCapIT::sessionId)
                .containsExactlyInAnyOrderElementsOf(left);

        // One LOGOUT for each that ended, and none twice.
        List<String> ended =
                logouts().map(event -> event.get("sessionId").asText()).toList();
        assertThat(ended).hasSize(46).doesNotHaveDuplicates().doesNotContainAnyElementsOf(left);
    }

    @Test
    void loginsAtOnceByEveryDoorLeaveExactlyTheCap() throws Exception {
        List<Supplier<Answer>> doors = List.of(
                () -> kiosk.badge(OLGAS_BADGE),
                () -> kiosk.pin("olga", "8264"),
                () -> kiosk.password("olga", "olga-secret"),
                () -> kiosk.grant("kiosk-api", Map.of("username", "olga", "password", "olga-secret")),
                () -> kiosk.grant("admin-cli", Map.of("username", "olga", "password", "olga-secret")));

        List<Answer> answers = AtOnce.run(30, i -> doors.get(i % doors.size()).get());

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(sessions("olga")).hasSize(2);
    }

    @Test
    void theEndOfASessionIsAnEventThatNamesTheNewOne() {
        String first = token(kiosk.badge(OLGAS_BADGE));
        kiosk.badge(OLGAS_BADGE);
        String third = token(kiosk.badge(OLGAS_BADGE));

        JsonNode logout = logouts().findFirst().orElseThrow();
        assertThat(logout.get("sessionId").asText()).isEqualTo(sessionId(first));
        assertThat(logout.at("/details/reason").asText()).isEqualTo("session_cap");
        assertThat(logout.at("/details/new_session_id").asText()).isEqualTo(sessionId(third));
        assertThat(logout.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void otherUsersSessionsStay() {
        String veras = token(kiosk.pin("vera", "5937"));

        IntStream.range(0, 4).forEach(login -> kiosk.badge(OLGAS_BADGE));

        assertThat(kiosk.userinfo(veras).status()).isEqualTo(200);
    }

    @Test
    void aCapOfZeroIsNoCapAndALoweredOneHoldsAtTheNextLogin() {
        admin.set("session-caps-by-power", "50=0");
        try {
            IntStream.range(0, 6).forEach(login -> kiosk.badge(OLGAS_BADGE));
            assertThat(sessions("olga")).hasSize(6);

            admin.set("session-caps-by-power", "50=1");
            String last = token(kiosk.badge(OLGAS_BADGE));
            assertThat(sessions("olga")).containsExactly(sessionId(last));
        } finally {
            admin.set("session-caps-by-power", "50=2", "100=5");
        }
    }

    @Test
    void offlineSessionsAreNotCounted() {
        String online = token(kiosk.badge(OLGAS_BADGE));
        var offline = Map.of("method", "token", "login_string", OLGAS_BADGE, "scope", "openid offline_access");

        IntStream.range(0, 4)
                .forEach(login ->
                        assertThat(kiosk.grant("kiosk-api", offline).status()).isEqualTo(200));

        assertThat(kiosk.userinfo(online).status()).isEqualTo(200);
    }

    @Test
    void clientsAreToldByBackChannelLogoutOfTheSession() throws Exception {
        admin.setLogoutUrl("kiosk-api", endpoint.url());
        try {
            String first = token(kiosk.badge(OLGAS_BADGE));
            kiosk.badge(OLGAS_BADGE);
            kiosk.badge(OLGAS_BADGE);

            JsonNode claims = Jwt.claims(endpoint.nextToken());
            assertThat(claims.get("sid").asText()).isEqualTo(sessionId(first));
            assertThat(claims.get("aud").asText()).isEqualTo("kiosk-api");
            assertThat(claims.get("events").has("http://schemas.openid.net/event/backchannel-logout"))
                    .isTrue();
        } finally {
            admin.setLogoutUrl("kiosk-api", "");
        }
    }

    /** The endpoint answers only after the logins have been answered: were they to wait for it, this would never end. */
    @Test
    void anEndpointThatHangsDelaysNoLogin() throws Exception {
        endpoint.hold();
        admin.setLogoutUrl("kiosk-api", endpoint.url());
        try {
            List<Answer> answers = IntStream.range(0, 6)
                    .mapToObj(login -> kiosk.badge(OLGAS_BADGE))
                    .toList();

            assertThat(answers).allMatch(answer -> answer.status() == 200);
            assertThat(sessions("olga")).hasSize(2);
        } finally {
            endpoint.release();
            admin.setLogoutUrl("kiosk-api", "");
        }
        assertThat(endpoint.nextToken()).isNotNull();
    }

    private Set<String> sessions(String user) {
        return StreamSupport.stream(
                        admin.get("/users/" + admin.userId(user) + "/sessions").spliterator(), false)
                .map(session -> session.get("id").asText())
                .collect(Collectors.toSet());
    }

    private Stream<JsonNode> logouts() {
        return StreamSupport.stream(admin.events("LOGOUT").spliterator(), false);
    }

    private static String token(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("token").asText();
    }

    private static String sessionId(String token) {
        return Jwt.claims(token).get("sid").asText();
    }
}

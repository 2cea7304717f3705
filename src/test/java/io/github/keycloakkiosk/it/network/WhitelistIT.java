package io.github.keycloakkiosk.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PINs and badges work only at whitelisted addresses, passwords everywhere. */
@KioskServer
class WhitelistIT {

    private static final String REFUSED =
            "{\"success\":false,\"error\":\"ip_not_whitelisted\",\"message\":\"This login method is not allowed from this address.\"}";

    private static Admin admin;
    private static Caller kiosk;
    private static Caller stranger;

    @BeforeAll
    static void aRealmOfItsOwn(KeycloakServer server) {
        admin = RealmCopy.create(server, "whitelist", realm -> {});
        kiosk = Caller.atKiosk(server, "whitelist");
        stranger = Caller.stranger(server, "whitelist");
    }

    @Test
    void aStrangerIsRefusedWithoutAWordAboutTheSecret() {
        for (Answer answer : List.of(
                stranger.pin("vera", "5937"),
                stranger.pin("vera", "0000"),
                stranger.badge("04DE51BEEF0002"),
                stranger.badge("no such badge"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(REFUSED);
        }
    }

    @Test
    void aStrangerHearsNothingAboutWhoIsAUser() {
        Answer known = stranger.pin("vera", "5937");

        for (String name : List.of("nobody", "ivan", "vera@example.com", "13500000003")) {
            Answer other = stranger.pin(name, "5937");

            assertThat(other.body()).isEqualTo(known.body());
            assertThat(other.headers()).hasToString(known.headers().toString());
        }
    }

    @Test
    void aPasswordIsGoodEverywhere() {
        assertThat(stranger.password("vera", "vera-secret").status()).isEqualTo(200);
        assertThat(stranger.grant("kiosk-api", Map.of("username", "vera", "password", "vera-secret"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "X-Real-IP, 127.0.0.1",
        "X-Forwarded-For, ''",
        "CF-Connecting-IP, 127.0.0.1",
        "true-client-ip, 127.0.0.1",
        "X-Client-IP, ''",
        "X-Cluster-Client-IP, 127.0.0.1",
    })
    void aWhitelistedProxyThatNobodyTrustsSpeaksForNobody(String header, String value, KeycloakServer server) {
        Doors proxy = Doors.atKiosk(server, "whitelist");
        String headers = header + ": " + value + "\r\n";

        assertThat(proxy.tryAll(headers))
                .allSatisfy((door, answer) -> assertThat(answer.status()).isEqualTo(403));
        assertThat(proxy.login(
                                "/realms/whitelist/auth/login",
                                headers,
                                "{\"method\": \"password\", \"username\": \"vera\", \"password\": \"vera-secret\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aChangeOfTheWhitelistHoldsFromTheNextRequestOn() {
        try {
            save("127.0.0.2");
            assertThat(stranger.pin("vera", "5937").status()).isEqualTo(200);
            assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(403);

            save();
            assertThat(stranger.badge("04DE51BEEF0002").status()).isEqualTo(403);
            assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(403);
        } finally {
            save("127.0.0.1/32", "::1/128");
        }
        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "127.0.0.0/30"})
    void anAdminMayLetStrangersIn(String block) {
        try {
            save(block);
            assertThat(stranger.pin("vera", "5937").status()).isEqualTo(200);
            assertThat(stranger.badge("04DE51BEEF0002").status()).isEqualTo(200);
        } finally {
            save("127.0.0.1/32", "::1/128");
        }
    }

    @Test
    void aWhitelistOfEveryAddressIsWarnedOf(KeycloakServer server) throws Exception {
        Admin open = RealmCopy.create(server, "open-to-all", realm -> {});
        open.set("ip-whitelist", "0.0.0.0/0", "10.0.0.0/8");
        Caller.stranger(server, "open-to-all").pin("vera", "5937");

        assertThat(Files.readString(server.log()))
                .contains(
                        "Realm open-to-all: The IP whitelist allows PIN and badge logins from everywhere (IPv4): it holds"
                                + " 0.0.0.0/0; list the kiosks only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1/8", "localhost", "127.0.0.1-127.0.0.9", "*", "010.0.0.1", "::ffff:10.0.0.0/104"})
    void aWhitelistThatIsNotOneIsRefusedAndTheOldOneHolds(String value) {
        assertThat(admin.saveSetting("ip-whitelist", value).status()).isEqualTo(400);

        assertThat(stranger.pin("vera", "5937").status()).isEqualTo(403);
        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    @Test
    void withoutSettingsNobodyIsAtAKiosk(KeycloakServer server) {
        Admin bare = RealmCopy.create(server, "bare", realm -> {});
        Doors doors = Doors.atKiosk(server, "bare");
        assertThat(doors.tryAll("").values()).extracting(Answer::status).containsOnly(200);

        bare.deleteSettings();

        assertThat(doors.tryAll("").values()).extracting(Answer::status).containsOnly(403);
        assertThat(Caller.atKiosk(server, "master").pin("admin", "7394").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"pin, pin, 5937", "token, badge, 04DE51BEEF0002"})
    void aRefusalIsAnEventAndALineInTheLog(String method, String authMethod, String secret, KeycloakServer server)
            throws Exception {
        String field = method.equals("pin") ? "pin" : "login_string";
        Map<String, String> login = Map.of("method", method, "username", "vera", field, secret);
        Map<String, Runnable> doors =
                Map.of("API", () -> stranger.login(login), "token endpoint", () -> stranger.grant("kiosk-api", login));

        doors.forEach((door, knock) -> {
            admin.expect("DELETE", "/events", null);
            knock.run();

            JsonNode event = admin.events("LOGIN_ERROR").get(0);
            assertThat(event.get("error").asText()).as(door).isEqualTo("ip_not_whitelisted");
            assertThat(event.at("/details/auth_method").asText()).as(door).isEqualTo(authMethod);
            assertThat(event.at("/details/client_address").asText()).as(door).isEqualTo("127.0.0.2");
            assertThat(event.at("/details/reason").asText()).as(door).contains("127.0.0.2 is not on the IP whitelist");
            assertThat(event.path("userId").asText("")).as(door).isEmpty();
            assertThat(event.at("/details/username").isMissingNode()).as(door).isTrue();
        });

        assertThat(Files.readString(server.log()))
                .contains("Realm whitelist refused a " + authMethod
                        + " login from 127.0.0.2: 127.0.0.2 is not on the IP whitelist");
    }

    private static void save(String... whitelist) {
        admin.set("ip-whitelist", whitelist);
    }
}

package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint takes the same logins. No client, no grant and no parameter lets a stranger in. */
@KioskServer
class TokenEndpointTricksIT {

    private static final List<String> HEADERS = List.of(
            "",
            "X-Forwarded-For: 127.0.0.1\r\n",
            "X-Forwarded-For: 127.0.0.2, 127.0.0.1\r\nX-Forwarded-For: 127.0.0.1\r\n",
            "Forwarded: for=127.0.0.1\r\n",
            "X-Real-IP: ::1\r\n",
            "X-Client-IP: 127.0.0.1\r\nTrue-Client-IP: 127.0.0.1\r\nCF-Connecting-IP: 127.0.0.1\r\n",
            "Host: 127.0.0.1\r\nX-Forwarded-Host: 127.0.0.1\r\nX-Forwarded-Proto: https\r\n");

    private static Admin admin;
    private Doors stranger;

    /** Every client with direct grants uses the kiosk flow here, unless its own flow is Keycloak's. */
    @BeforeAll
    static void aRealmWithClientsOfEveryKind(KeycloakServer server) {
        admin = RealmCopy.create(server, "clients", realm -> {
            realm.put("directGrantFlow", "kiosk direct grant");
            RealmClient.addConfidential(realm, "confidential").put("secret", "client-secret");
            realm.withArray("clients")
                    .addObject()
                    .put("clientId", "bearer-only")
                    .put("bearerOnly", true);
            RealmClient.add(realm, "public").put("fullScopeAllowed", true);
            RealmClient.add(realm, "disabled").put("enabled", false);
        });
    }

    @BeforeEach
    void stranger(KeycloakServer server) {
        stranger = Doors.stranger(server, "clients");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=kiosk-api",
                "client_id=public",
                "client_id=admin-cli",
                "client_id=confidential&client_secret=client-secret"
            })
    void aPinAtTheKioskLogsInWithTheClientsOfThatFlow(String client, KeycloakServer server) {
        Answer answer =
                Doors.atKiosk(server, "clients").token("", "grant_type=password&" + client + "&" + Doors.PIN_FORM);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kiosk", "clients"})
    void noClientLetsAStrangerIn(String realm, KeycloakServer server) {
        JsonNode clients = Admin.of(server, realm).get("/clients");
        assertThat(clients).hasSizeGreaterThanOrEqualTo(8);

        for (JsonNode client : clients) {
            for (String headers : HEADERS) {
                String who = "grant_type=password&client_id="
                        + client.get("clientId").asText() + "&client_secret="
                        + client.path("secret").asText() + "&";
                Doors doors = Doors.stranger(server, realm);

                assertNobodyLoggedIn(who + headers, doors.token(headers, who + Doors.PIN_FORM));
                assertNobodyLoggedIn(who + headers, doors.token(headers, who + Doors.BADGE_FORM));
            }
        }
    }

    @Test
    void aStrangerIsToldThatItIsTheAddress() {
        for (String form : List.of(Doors.PIN_FORM, Doors.BADGE_FORM)) {
            Answer answer = stranger.token("", "grant_type=password&client_id=kiosk-api&" + form);

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("error").asText()).isEqualTo("access_denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PASSWORD",
                "password%20",
                "pin",
                "token",
                "badge",
                "kiosk",
                "authorization_code",
                "implicit",
                "refresh_token",
                "client_credentials",
                "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code",
                "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange",
                "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer",
                "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Auma-ticket",
                "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Apre-authorized_code",
                "urn%3Aopenid%3Aparams%3Agrant-type%3Aciba",
            })
    void noOtherGrantTakesAPinOrABadge(String grant) {
        for (String client : List.of("client_id=kiosk-api&", "client_id=confidential&client_secret=client-secret&")) {
            for (String form : List.of(Doors.PIN_FORM, Doors.BADGE_FORM)) {
                assertNobodyLoggedIn(form, stranger.token("", "grant_type=" + grant + "&" + client + form));
            }
        }
    }

    static Stream<String> parameters() {
        return Stream.of(
                "method=pin&method=password&username=vera&pin=5937",
                "method=password&method=pin&username=vera&pin=5937",
                "method=pin&username=vera&pin=5937&pin=5937",
                "method=pin&username=vera&pin=5937&client_address=127.0.0.1&X-Forwarded-For=127.0.0.1",
                "method=PIN&username=vera&pin=5937",
                "method=Pin&username=vera&pin=5937",
                "method=pin%20&username=vera&pin=5937",
                "method=%20pin&username=vera&pin=5937",
                "method=pin%00&username=vera&pin=5937",
                "method=&username=vera&pin=5937",
                "method&username=vera&pin=5937",
                "method%5B%5D=pin&username=vera&pin=5937",
                "METHOD=pin&username=vera&pin=5937",
                "username=vera&pin=5937",
                "username=vera&password=5937",
                "method=password&username=vera&pin=5937",
                "method=password&username=vera&password=5937",
                "method=password&username=vera&pin=5937&login_string=04DE51BEEF0002",
                "method=password&username=vera&password=04DE51BEEF0002",
                "method=pin&username=vera&password=vera-secret",
                "method=pin&username=vera&pin=vera-secret",
                "method=token&username=vera&password=vera-secret",
                "method=token&login_string=04:de:51:be:ef:00:02",
                "method=token&username=vera&pin=5937&login_string=04DE51BEEF0002",
                "method=badge&login_string=04DE51BEEF0002",
                "method=all&username=vera&pin=5937&login_string=04DE51BEEF0002",
                "login_string=04DE51BEEF0002",
                "username=04DE51BEEF0002&password=04DE51BEEF0002",
                "method=pin&username=13500000003&pin=5937",
                "method=pin&username=vera@example.com&pin=5937",
                "method=pin&username=VERA&pin=5937&scope=openid%20offline_access");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void noParameterLetsAStrangerIn(String form) {
        String grant = "grant_type=password&client_id=kiosk-api";
        String path = "/realms/clients/protocol/openid-connect/token";

        assertNobodyLoggedIn(form, stranger.token("", grant + "&" + form));
        assertNobodyLoggedIn(form, stranger.tokenAt(path + "?" + form, "", grant));
        assertNobodyLoggedIn(form, stranger.tokenAt(path + "?" + grant, "", form));
    }

    /** Only the expected refusals come back: a server error would be an oversight. */
    private static void assertNobodyLoggedIn(String attempt, Answer answer) {
        assertThat(answer.status()).as("%s: %s", attempt, answer.body()).isIn(400, 401, 403);
        assertThat(answer.body()).doesNotContain("access_token", "eyJ");
    }
}

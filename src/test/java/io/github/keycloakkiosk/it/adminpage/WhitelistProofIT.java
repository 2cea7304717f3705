package io.github.keycloakkiosk.it.adminpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed link to the proof of the whitelist, and that no header moves anybody onto it. */
@KioskServer
class WhitelistProofIT {

    private static final String REALM = "proof";
    private static final String MAKE = "/kiosk-login/whitelist-proof";
    private static final String BADGE = "04AB12CD34EF57";

    private static KeycloakServer server;
    private static Admin admin;
    private static String link;

    @BeforeAll
    static void aRealmWithALink(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {});
        link = make(admin);
    }

    private static String make(Admin who) {
        return who.expect("POST", MAKE, null).json().get("url").asText();
    }

    private static Answer get(Caller caller, String url, String... headers) {
        RequestBuilder request = RequestBuilder.get(url);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return caller.send(request);
    }

    private static JsonNode verdict(Caller caller, String... headers) {
        Answer answer = get(caller, link + "/verdict", headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Caller kiosk() {
        return Caller.atKiosk(server, REALM);
    }

    private static Caller stranger() {
        return Caller.stranger(server, REALM);
    }

    @Test
    void aLinkIsGoodForTenMinutes() {
        Instant before = Instant.now();
        JsonNode made = admin.expect("POST", MAKE, null).json();

        assertThat(Duration.between(before, Instant.parse(made.get("expires").asText())))
                .isBetween(Duration.ofSeconds(598), Duration.ofSeconds(602));
        assertThat(made.get("url").asText()).startsWith(server.url() + "/realms/proof/kiosk-login/proof/");
    }

    @Test
    void itShowsHowTheServerJudgesThisCall() {
        JsonNode kiosk = verdict(kiosk());
        JsonNode stranger = verdict(stranger());

        assertThat(kiosk.at("/address/verdict").asText()).isEqualTo("allowed");
        assertThat(kiosk.at("/address/hops/0/address").asText()).isEqualTo("127.0.0.1");
        assertThat(kiosk.at("/kiosk").asText()).isEqualTo("127.0.0.1");
        assertThat(kiosk.get("realm").asText()).isEqualTo(REALM);
        assertThat(kiosk.get("keycloak").asText()).isNotBlank();
        assertThat(kiosk.get("kioskLogin").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(Instant.parse(kiosk.get("time").asText()))
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(stranger.at("/address/verdict").asText()).isEqualTo("refused");
        assertThat(stranger.at("/address/code").asText()).isEqualTo("not_whitelisted");
        assertThat(stranger.at("/address/hops/0/address").asText()).isEqualTo("127.0.0.2");
    }

    /** As the login itself: who is refused here is refused there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For     | 127.0.0.1",
                "X-Forwarded-For     | 127.0.0.1, 127.0.0.2",
                "X-Forwarded-For     | ::1",
                "X-Forwarded-For     | [::ffff:127.0.0.1]:4711",
                "X-Forwarded-For     | 127.0.0.1:4711",
                "X-Forwarded-For     | 127.0.0.1,127.0.0.1,",
                "X-Forwarded-For     | ''",
                "Forwarded           | for=127.0.0.1",
                "Forwarded           | for=\"[::1]:80\";proto=https, for=127.0.0.1",
                "X-Real-IP           | 127.0.0.1",
                "True-Client-IP      | 127.0.0.1",
                "CF-Connecting-IP    | 127.0.0.1",
                "X-Client-IP         | 127.0.0.1",
                "X-Cluster-Client-IP | 127.0.0.1",
                "Client-IP           | 127.0.0.1",
                "Via                 | 1.1 127.0.0.1",
            })
    void noForgedHeaderLetsAStrangerIn(String name, String value) {
        for (String[] headers :
                List.of(new String[] {name, value}, new String[] {name, value, name, "127.0.0.2"}, new String[] {
                    name.toLowerCase(java.util.Locale.ROOT), value
                })) {
            JsonNode address = verdict(stranger(), headers).get("address");

            assertThat(address.get("verdict").asText()).isEqualTo("refused");
            assertThat(address.at("/hops/0/address").asText()).isEqualTo("127.0.0.2");
            assertThat(address.get("hops")).hasSize(1);
        }
        JsonNode kiosk =
                verdict(kiosk(), name, value.replace("127.0.0.1", "127.0.0.2")).get("address");
        assertThat(kiosk.at("/hops/0/address").asText()).isEqualTo("127.0.0.1");
        Answer login = stranger()
                .send(stranger()
                        .request("POST", "/auth/login")
                        .setHeader(name, value)
                        .setHeader("Content-Type", "application/json")
                        .setEntity(new org.apache.http.entity.StringEntity(
                                Admin.json(Map.of("method", "token", "login_string", BADGE)),
                                java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(login.status()).isEqualTo(403);
    }

    @Test
    void aLinkThatDoesNotHoldIsAnUnknownPath() {
        String code = link.substring(link.lastIndexOf('/') + 1);
        String changed = (code.charAt(20) == 'A' ? code.substring(0, 20) + 'B' : code.substring(0, 20) + 'A')
                + code.substring(21);
        String other = make(RealmCopy.create(server, "proof-other", realm -> {}));
        String ofOther = other.substring(other.lastIndexOf('/') + 1);
        for (String accept : List.of("application/json", "text/html", "*/*")) {
            Answer unknown = get(stranger(), base() + "nothing", "Accept", accept);
            assertThat(unknown.status()).isEqualTo(404);
            for (String path : List.of(
                    changed,
                    ofOther,
                    code.toLowerCase(java.util.Locale.ROOT),
                    code + "=",
                    code + "/nothing",
                    "x",
                    "%20",
                    "%00")) {
                for (String below : List.of("", "/verdict")) {
                    Answer answer = get(stranger(), base() + "proof/" + path + below, "Accept", accept);
                    if (path.equals("%00")) {
                        assertThat(answer.status()).isIn(400, 404);
                        continue;
                    }
                    assertThat(answer.status()).as(path).isEqualTo(404);
                    assertThat(withoutPath(answer, "proof/" + path + below)).isEqualTo(withoutPath(unknown, "nothing"));
                    assertThat(answer.header("Content-Type")).isEqualTo(unknown.header("Content-Type"));
                    assertThat(answer.header("Content-Security-Policy"))
                            .isEqualTo(unknown.header("Content-Security-Policy"));
                }
            }
        }
        assertThat(get(stranger(), link).status()).isEqualTo(200);
        assertThat(get(stranger(), other.replace("proof-other", REALM)).status())
                .isEqualTo(404);
    }

    /** Keycloak's page of an error has links to itself, in each language. */
    private static String withoutPath(Answer answer, String path) {
        return answer.body().replace("/kiosk-login/" + path, "/kiosk-login/x");
    }

    private static String base() {
        return server.url() + "/realms/" + REALM + "/kiosk-login/";
    }

    @Test
    void thePageIsAsStrictAsTheOther() {
        Answer page = get(stranger(), link);

        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body()).doesNotContainPattern("<script>|<style| style=| on[a-z]+=");
        assertThat(get(stranger(), link + "/verdict").header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void itOnlyReads(String method) {
        assertThat(stranger().send(RequestBuilder.create(method).setUri(link)).status())
                .isEqualTo(405);
        assertThat(stranger()
                        .send(RequestBuilder.create(method).setUri(link + "/verdict"))
                        .status())
                .isEqualTo(405);
    }

    @Test
    void theHashOfTheSettingsChangesWithThemAndTellsNoSecret() {
        JsonNode before = verdict(kiosk());
        assertThat(verdict(kiosk()).get("settings")).isEqualTo(before.get("settings"));
        assertThat(before.get("settings").asText()).matches("hmac-sha512:[0-9a-f]{64}");
        admin.set("idle-seconds", "77");

        assertThat(verdict(kiosk()).get("settings")).isNotEqualTo(before.get("settings"));
        admin.set("idle-seconds", "60");
    }

    @Test
    void settingsThatCannotBeUsedAreNotShown() {
        Admin none = RealmCopy.createEmpty(server, "proof-none");
        Answer answer = get(stranger(), make(none) + "/verdict");

        assertThat(answer.json().at("/address/verdict").asText()).isEqualTo("refused");
        assertThat(answer.json().at("/address/reason").asText()).isEqualTo("Kiosk logins are off; the check says why");
        assertThat(answer.json().has("kiosk")).isFalse();
    }

    @Test
    void makingALinkNeedsTheRightsOfTheCheck() {
        assertThat(admin.delegate("proof-none", "view-realm", "view-users")
                        .send("POST", MAKE, null)
                        .status())
                .isEqualTo(403);
        make(admin.delegate("proof-viewer", "view-realm", "view-clients"));
        assertThat(stranger()
                        .send(RequestBuilder.post(server.url() + "/admin/realms/" + REALM + MAKE))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBadgesSessionMakesNoLink() {
        admin.delegate("proof-badge", "view-realm", "view-clients");
        assertThat(admin.putCredential("proof-badge", "badge", BADGE).status()).isEqualTo(204);
        String token = kiosk().badge(BADGE).json().get("token").asText();

        assertThat(kiosk().send(RequestBuilder.post(server.url() + "/admin/realms/" + REALM + MAKE)
                                .setHeader("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(403);
    }
}

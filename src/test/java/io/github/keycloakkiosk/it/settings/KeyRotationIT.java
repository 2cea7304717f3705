package io.github.keycloakkiosk.it.settings;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import io.github.keycloakkiosk.key.CredentialKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * The secret key changes, and nobody notices: PINs and badges that were stored under the key before move to the new key
 * when they are used.
 */
@ServerBelowAPath
class KeyRotationIT {

    private static final String REALM = "rotation";
    private static final String MASK = "**********";

    private static Admin admin;
    private static String dora;

    /** Keys that no other test has. */
    private final String old = CredentialKey.generate();

    private final String young = CredentialKey.generate();
    private final String oldId = CredentialKey.parse(old).id();
    private final String youngId = CredentialKey.parse(young).id();

    private Caller kiosk;

    @BeforeAll
    static void aRealmWithAFederation(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("pin-attempts", "100"); // right PINs at the same time refuse each other
        dora = admin.addStaffList() + "staff-dora";
    }

    @BeforeEach
    void theOldKeyAlone(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
        save("secret-key", old);
        save("earlier-keys", "");
    }

    private static void save(String setting, String value) {
        SentSecrets.add(value);
        admin.set(setting, value);
    }

    private void rotate() {
        save("secret-key", young);
    }

    private void forgetEarlierKeys() {
        save("earlier-keys", "");
    }

    @Test
    void aBadgeMovesToTheNewKeyWhenItIsTappedAndIsTheSameBadge() {
        admin.createUser("anna", labelled("04AA01", "Blue card"), labelled("04AA02", "Red card"));
        JsonNode before = badge("anna", "Blue card");
        assertThat(keyId(before)).isEqualTo(oldId);

        rotate();
        assertThat(whose("04AA01")).isEqualTo("anna");

        JsonNode after = badge("anna", "Blue card");
        assertThat(keyId(after)).isEqualTo(youngId);
        assertThat(after.get("id")).isNotEqualTo(before.get("id"));
        assertThat(after.get("createdDate")).isEqualTo(before.get("createdDate"));
        assertThat(after.get("credentialData").asText()).contains("lastUsed");
        assertThat(keyId(badge("anna", "Red card"))).isEqualTo(oldId);
        assertThat(admin.credentials("anna", "badge")).hasSize(2);
        assertThat(whose("04AA01")).isEqualTo("anna");

        forgetEarlierKeys();
        assertThat(whose("04AA01")).isEqualTo("anna");
        assertThat(kiosk.badge("04AA02").status()).isEqualTo(401);
    }

    @Test
    void aPinMovesToTheNewKeyWhenItIsTypedAndStaysTheSameCredential(KeycloakServer server) {
        admin.createUser("bert", typed("pin", "8630"));
        admin.createUser("carl", typed("pin", "8630"));
        admin.putCredential("bert", "pin", "2580");
        JsonNode before = pin("bert");

        rotate();
        assertThat(kiosk.pin("bert", "2581").status()).isEqualTo(401);
        assertThat(pin("bert")).isEqualTo(before);
        assertThat(kiosk.pin("bert", "2580").status()).isEqualTo(200);

        JsonNode after = pin("bert");
        assertThat(keyId(after)).isEqualTo(youngId);
        assertThat(after.get("id")).isEqualTo(before.get("id"));
        assertThat(after.get("createdDate")).isEqualTo(before.get("createdDate"));
        assertThat(after.get("credentialData").asText()).contains("lastUsed");
        assertThat(kiosk.pin("bert", "2580").status()).isEqualTo(200);
        assertThat(kiosk.pin("bert", "2581").status()).isEqualTo(401);

        // The user's earlier PIN is still stored under the key before, which counts as long as it is listed.
        admin.expect("PUT", "/users/" + admin.userId("bert"), Map.of("requiredActions", List.of("kiosk-set-pin")));
        LoginPages page = LoginPages.atKiosk(server, REALM);
        page.open().switchTo("kiosk-pin-form").pin("bert", "2580");
        page.post(Map.of("pin", "8630", "pin-again", "8630"));
        assertThat(page.toString()).contains("this PIN before");

        forgetEarlierKeys();
        assertThat(kiosk.pin("carl", "8630").status()).isEqualTo(401);
        page.post(Map.of("pin", "8630", "pin-again", "8630"));
        assertThat(page.isSignedIn()).isTrue();
    }

    @Test
    void federatedUsersDoNotNoticeEither() {
        admin.putCredentials(dora, typed("pin", "2580"), labelled("04AA03", "Blue card"));

        rotate();
        assertThat(admin.createUser("other", typed("badge", "04AA03")).status()).isEqualTo(409);
        assertThat(kiosk.pin("staff-dora", "2580").status()).isEqualTo(200);
        assertThat(whose("04AA03")).isEqualTo("staff-dora");

        assertThat(admin.get("/users/" + dora + "/credentials"))
                .hasSize(2)
                .allSatisfy(stored -> assertThat(keyId(stored)).isEqualTo(youngId));
        forgetEarlierKeys();
        assertThat(kiosk.pin("staff-dora", "2580").status()).isEqualTo(200);
        assertThat(whose("04AA03")).isEqualTo("staff-dora");
    }

    @Test
    void aBadgeUnderTheKeyBeforeHasItsOwner() {
        admin.createUser("emil", labelled("04AA04", "Blue card"));
        rotate();

        Answer refused = admin.createUser("fred", typed("badge", "04AA04"));
        Answer again = admin.putCredentials(admin.userId("emil"), labelled("04AA04", "Bright card"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("errorMessage").asText()).isEqualTo("badge already assigned");
        assertThat(again.status()).isEqualTo(204);
        assertThat(admin.credentials("emil", "badge"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("userLabel").asText()).isEqualTo("Bright card"));
        assertThat(whose("04AA04")).isEqualTo("emil");
    }

    /** An import can bring a badge under a key that has become an earlier one. */
    @Test
    void twoWhoHaveABadgeUnderTwoKeysBothHaveNoneAndOneWhoHasItTwiceHasIt() {
        admin.createUser("gina", typed("badge", "04AA05"), typed("badge", "04AA06"));
        List<Map<String, String>> stored = admin.credentials("gina", "badge").stream()
                .map(KeyRotationIT::asStored)
                .toList();
        rotate();
        assertThat(List.of(whose("04AA05"), whose("04AA06"))).containsOnly("gina");
        assertThat(admin.createUser("hugo", stored.get(0)).status()).isEqualTo(201);
        assertThat(admin.putCredentials(admin.userId("gina"), stored.get(1)).status())
                .isEqualTo(204);

        assertThat(List.of(kiosk.badge("04AA05").status(), kiosk.badge("04AA06").status()))
                .containsExactlyInAnyOrder(401, 200);
        assertThat(admin.credentials("gina", "badge")).hasSize(2);
    }

    @RepeatedTest(8)
    void manyTapsAtOnceAreAllRightAndLeaveOneBadge(RepetitionInfo round) throws Exception {
        String ida = "ida" + round.getCurrentRepetition();
        String card = "04BB0%X".formatted(round.getCurrentRepetition());
        admin.createUser(ida, labelled(card, "Blue card"), typed("pin", "2580"));
        rotate();

        List<Answer> answers = AtOnce.run(12, i -> i % 2 == 0 ? kiosk.badge(card) : kiosk.pin(ida, "2580"));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        // When two logins write at once, one may fail; the next login then writes.
        assertThat(whose(card)).isEqualTo(ida);
        assertThat(kiosk.pin(ida, "2580").status()).isEqualTo(200);
        assertThat(keyId(badge(ida, "Blue card"))).isEqualTo(youngId);
        assertThat(keyId(pin(ida))).isEqualTo(youngId);
        assertThat(admin.credentials(ida, "badge")).hasSize(1);
        assertThat(admin.credentials(ida, "pin")).hasSize(1);
    }

    @RepeatedTest(8)
    void anotherUserDoesNotGetTheBadgeWhileItMoves(RepetitionInfo round) throws Exception {
        String jana = "jana" + round.getCurrentRepetition();
        String kurt = "kurt" + round.getCurrentRepetition();
        String card = "04BB1%X".formatted(round.getCurrentRepetition());
        admin.createUser(jana, labelled(card, "Blue card"));
        admin.createUser(kurt);
        String kurtsId = admin.userId(kurt);
        rotate();

        List<Answer> answers =
                AtOnce.run(6, i -> i < 3 ? kiosk.badge(card) : admin.putCredentials(kurtsId, typed("badge", card)));

        assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200, 409, 409, 409);
        assertThat(admin.credentials(kurt, "badge")).isEmpty();
        assertThat(admin.credentials(jana, "badge")).hasSize(1);
        assertThat(whose(card)).isEqualTo(jana);
    }

    @RepeatedTest(8)
    void aBadgeThatIsDeletedWhileItMovesIsGoneOrTheAdminHearsThatItIsNot(RepetitionInfo round) throws Exception {
        String lena = "lena" + round.getCurrentRepetition();
        String card = "04BB2%X".formatted(round.getCurrentRepetition());
        admin.createUser(lena, labelled(card, "Blue card"));
        String path = "/users/" + admin.userId(lena) + "/credentials/"
                + badge(lena, "Blue card").get("id").asText();
        rotate();

        List<Answer> answers = AtOnce.run(4, i -> i < 3 ? kiosk.badge(card) : admin.send("DELETE", path, null));

        boolean deleted = answers.get(3).status() == 204;
        assertThat(answers.get(3).status()).isIn(204, 404, 409, 500);
        assertThat(admin.credentials(lena, "badge")).hasSize(deleted ? 0 : 1);
        assertThat(kiosk.badge(card).status()).isEqualTo(deleted ? 401 : 200);
    }

    @RepeatedTest(8)
    void aPinThatIsReplacedWhileItMovesStaysReplaced(RepetitionInfo round) throws Exception {
        String mona = "mona" + round.getCurrentRepetition();
        admin.createUser(mona, typed("pin", "2580"));
        String monasId = admin.userId(mona);
        rotate();

        List<Answer> answers = AtOnce.run(
                4, i -> i < 3 ? kiosk.pin(mona, "2580") : admin.putCredentials(monasId, typed("pin", "8630")));

        boolean replaced = answers.get(3).status() == 204;
        assertThat(answers.get(3).status()).isIn(204, 409);
        assertThat(admin.credentials(mona, "pin")).hasSize(1);
        assertThat(kiosk.pin(mona, "8630").status()).isEqualTo(replaced ? 200 : 401);
        assertThat(kiosk.pin(mona, "2580").status()).isEqualTo(replaced ? 401 : 200);
    }

    /** A badge of another realm with the same key and namespace has the id that this badge would get. */
    @Test
    void aBadgeThatCannotMoveLogsInAllTheSameAndIsNotLost(KeycloakServer server) throws Exception {
        save("namespace", "twins");
        admin.createUser("rosa", labelled("04AA20", "Blue card"));
        Admin twin = RealmCopy.create(server, "rotation-twin", realm -> {
            ObjectNode config =
                    (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
            config.putArray("secret-key").add(young);
            config.putArray("namespace").add("twins");
            realm.remove("users");
        });
        assertThat(twin.createUser("twin", typed("badge", "04AA20")).status()).isEqualTo(201);
        rotate();

        assertThat(List.of(whose("04AA20"), whose("04AA20"))).containsOnly("rosa");

        JsonNode stayed = badge("rosa", "Blue card");
        assertThat(keyId(stayed)).isEqualTo(oldId);
        assertThat(Files.readString(server.log()))
                .contains("Badge " + stayed.get("id").asText() + " stays under an earlier key");
    }

    @Test
    void noKeyIsShownAndTheMaskChangesNone() throws Exception {
        rotate();
        ObjectNode settings = admin.settings();
        assertThat(settings.at("/config/secret-key/0").asText()).isEqualTo(MASK);
        assertThat(settings.at("/config/earlier-keys/0").asText()).isEqualTo(MASK);
        admin.createUser("nora", typed("badge", "04AA10"));

        admin.expect("PUT", "/components/" + settings.get("id").asText(), settings);
        save("earlier-keys", old);
        save("secret-key", old);
        rotate();

        assertThat(whose("04AA10")).isEqualTo("nora");
        List<JsonNode> shown = List.of(
                admin.settings(),
                admin.get(""),
                admin.get("/components"),
                admin.get("/admin-events?max=1000&resourceTypes=COMPONENT"),
                admin.expect("POST", "/partial-export?exportClients=true", null).json());
        assertThat(shown).allSatisfy(json -> assertThat(json.toString()).doesNotContain(old, young));
        assertThat(shown.get(3).toString()).contains("earlier-keys").contains(MASK);
        assertThat(shown.get(4)
                        .at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config/earlier-keys/0")
                        .asText())
                .isEqualTo(MASK);
    }

    private String whose(String loginString) {
        return kiosk.badge(loginString).json().at("/user/username").asText();
    }

    private JsonNode pin(String username) {
        return admin.credentials(username, "pin").get(0);
    }

    private JsonNode badge(String username, String label) {
        return admin.credentials(username, "badge").stream()
                .filter(one -> label.equals(one.path("userLabel").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static String keyId(JsonNode credential) {
        try {
            return Admin.parse(credential.get("credentialData").asText())
                    .get("keyId")
                    .asText();
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private static Map<String, String> labelled(String loginString, String label) {
        Map<String, String> badge = new HashMap<>(typed("badge", loginString));
        badge.put("userLabel", label);
        return badge;
    }

    private static Map<String, String> asStored(JsonNode badge) {
        return new HashMap<>(Map.of(
                "type",
                "badge",
                "id",
                badge.get("id").asText(),
                "credentialData",
                badge.get("credentialData").asText(),
                "secretData",
                "{}"));
    }
}

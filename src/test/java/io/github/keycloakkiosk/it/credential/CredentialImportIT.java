package io.github.keycloakkiosk.it.credential;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.key.CredentialKey;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials in their stored form, as a full export holds them, and what they are worth on another server. */
@KioskServer
class CredentialImportIT {

    private static final String KEY = "aW1wb3J0ZWQtcmVhbG1zLWtlZXAtdGhlaXItc2VjcmV0LWtleXM=";
    private static final String NAMESPACE = "the exported realm";

    /** Ids are unique on the server. */
    private final String pinId = UUID.randomUUID().toString();

    @Test
    void anImportedRealmWithItsKeyAndNamespaceKnowsItsPinsAndBadges(KeycloakServer server) {
        Admin first = realm(server, "exported", KEY, NAMESPACE, List.of());
        first.createUser("moves", typed("badge", "04EE01"));
        Map<String, String> badge = storedBadge(first, "moves");
        Admin.of(server, "exported").expect("DELETE", "", null);

        Admin again = realm(server, "imported", KEY, NAMESPACE, List.of(badge, storedPin("4711")));

        Caller kiosk = Caller.atKiosk(server, "imported");
        assertThat(kiosk.badge("04:ee:01").json().at("/user/username").asText()).isEqualTo("moves");
        assertThat(kiosk.pin("moves", "4711").status()).isEqualTo(200);
        assertThat(kiosk.pin("moves", "4712").status()).isEqualTo(401);
        assertThat(again.credentials("moves", "badge").get(0).get("id").asText())
                .isEqualTo(badge.get("id"));
        assertThat(again.credentials("moves", "pin").get(0).get("id").asText()).isEqualTo(pinId);
        assertThat(again.createUser("other", typed("badge", "04EE01")).status()).isEqualTo(409);
    }

    /** The file holds a user's earlier PINs. The user may not choose them again on the new server either. */
    @Test
    void anImportedPinKeepsThoseBeforeItAndTheDayOfItsLastUse(KeycloakServer server) throws Exception {
        Map<String, String> pin = storedPin("4711");
        JsonNode before = Admin.parse(storedPin("8630").get("secretData"));
        JsonNode data = Admin.parse(pin.get("credentialData"));
        ObjectNode secret = (ObjectNode) Admin.parse(pin.get("secretData"));
        ObjectNode old = secret.putArray("history")
                .addObject()
                .put("keyId", data.get("keyId").asText());
        old.set("how", data.get("hash"));
        old.set("secret", before);
        pin.put("secretData", secret.toString());
        pin.put(
                "credentialData",
                ((ObjectNode) data).put("lastUsed", "2026-03-01").toString());

        Admin admin = realm(server, "imported-history", KEY, NAMESPACE, List.of(pin));

        JsonNode shown = admin.credentials("moves", "pin").get(0);
        assertThat(shown.get("credentialData").asText()).contains("\"lastUsed\":\"2026-03-01\"");
        assertThat(shown.toString())
                .doesNotContain("history", before.get("value").asText());
        assertThat(Caller.atKiosk(server, "imported-history")
                        .pin("moves", "4711")
                        .status())
                .isEqualTo(200);
        String user = admin.userId("moves");
        admin.expect("PUT", "/users/" + user, Map.of("requiredActions", List.of("kiosk-set-pin")));
        LoginPages page = LoginPages.atKiosk(server, "imported-history");
        page.open().switchTo("kiosk-pin-form").pin("moves", "4711");
        page.post(Map.of("pin", "8630", "pin-again", "8630"));
        assertThat(page.toString()).contains("this PIN before");
        page.post(Map.of("pin", "2580", "pin-again", "2580"));
        assertThat(page.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "other-key,       b3RoZXIgcmVhbG1zIGhhdmUgb3RoZXIgc2VjcmV0IGtleXMh, the exported realm, 401, 04EE02",
        "other-namespace, aW1wb3J0ZWQtcmVhbG1zLWtlZXAtdGhlaXItc2VjcmV0LWtleXM=, another realm,  200, 04EE12",
    })
    void withoutThemItDoesNot(
            String name, String key, String namespace, int pinStatus, String uid, KeycloakServer server) {
        Admin first = realm(server, name + "-0", KEY, NAMESPACE, List.of());
        first.createUser("moves", typed("badge", uid));
        Map<String, String> badge = storedBadge(first, "moves");
        Admin.of(server, name + "-0").expect("DELETE", "", null);

        realm(server, name, key, namespace, List.of(badge, storedPin("4711")));

        Caller kiosk = Caller.atKiosk(server, name);
        assertThat(kiosk.badge(uid).status()).isEqualTo(401);
        // The namespace matters to badges only; a PIN is found by its user.
        assertThat(kiosk.pin("moves", "4711").status()).isEqualTo(pinStatus);
    }

    @Test
    void aGivenIdCountsForNothingWithATypedSecret(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "given-ids", realm -> {});
        for (String type : List.of("pin", "badge")) {
            Map<String, String> credential = new HashMap<>(typed(type, "4711"));
            credential.put("id", pinId);
            admin.expect("PUT", "/users/" + admin.userId("vera"), Map.of("credentials", List.of(credential)));
        }

        assertThat(List.of(admin.credentials("vera", "pin"), admin.credentials("vera", "badge")))
                .allSatisfy(stored -> assertThat(stored.toString()).doesNotContain(pinId));
        assertThat(Caller.atKiosk(server, "given-ids").pin("vera", "4711").status())
                .isEqualTo(200);
    }

    /** An admin who edits the admin API's answer sends the data of the old secret beside a new one. */
    @Test
    void aTypedSecretBesideStoredDataIsNotStoredAsItIs(KeycloakServer server) {
        Admin admin = realm(server, "edited", KEY, NAMESPACE, List.of(storedPin("4711")));
        admin.createUser("owner", typed("badge", "04EE03"));
        String vera = admin.userId("moves");
        Map<String, String> pin = storedPin("4711");
        pin.remove("id");
        pin.put("secretData", "{\"value\": \"258025\"}");
        Map<String, String> badge = storedBadge(admin, "owner");
        badge.put("secretData", "{\"value\": \"04EE04\"}");

        assertThat(admin.putCredentials(vera, pin, badge).status()).isEqualTo(204);

        Caller kiosk = Caller.atKiosk(server, "edited");
        assertThat(kiosk.pin("moves", "258025").status()).isEqualTo(200);
        assertThat(kiosk.pin("moves", "4711").status()).isEqualTo(401);
        assertThat(kiosk.badge("04EE04").json().at("/user/username").asText()).isEqualTo("moves");
        assertThat(kiosk.badge("04EE03").json().at("/user/username").asText()).isEqualTo("owner");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"version\": 1, \"keyId\": \"x\", \"hash\": {}} | {\"value\": \"aGFzaA==\", \"salt\": \"c2FsdA==\"}",
                "{\"version\": 1, \"keyId\": \"x\", \"hash\": {\"algorithm\": \"pbkdf2\"}} | {\"salt\": \"c2FsdA==\"}",
                "{\"version\": 2, \"keyId\": \"x\", \"hash\": {\"algorithm\": \"a\"}} | {\"value\": \"a\", \"salt\": \"c2FsdA==\"}",
            })
    void halfOfAStoredFormIsNoPin(String data, String secret, KeycloakServer server) {
        Answer answer = Admin.of(server, "kiosk")
                .createUser("nobody", Map.of("type", "pin", "credentialData", data, "secretData", secret));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errorMessage").asText()).startsWith("A PIN has 4 to 12 digits");
    }

    @ParameterizedTest
    @CsvSource({"'', 'no id'", "not-a-uuid, 'no uuid'", "11111111-2222-4333-8444-55555555555Z, 'no hex'"})
    void anExportedBadgeNeedsItsId(String id, String what, KeycloakServer server) {
        Map<String, String> badge = new HashMap<>(Map.of(
                "type", "badge", "credentialData", "{\"version\": 1, \"keyId\": \"0\"}", "secretData", "{}", "id", id));

        Answer answer = Admin.of(server, "kiosk").createUser("nobody", badge);

        assertThat(answer.status()).as(what).isEqualTo(400);
        assertThat(answer.json().get("errorMessage").asText())
                .isEqualTo("An exported badge needs the id that it was exported with");
    }

    /** A fingerprint is unique on the server, so a copy of a realm cannot have the same badges. */
    @Test
    void aBadgeOfAnotherRealmWithTheSameKeyAndNamespaceIsRefusedWithTheReason(KeycloakServer server) {
        Admin one = realm(server, "twin-one", KEY, "twins", List.of());
        Admin other = realm(server, "twin-two", KEY, "twins", List.of());
        assertThat(one.createUser("first", typed("badge", "04EE05")).status()).isEqualTo(201);

        Answer refused = other.createUser("second", typed("badge", "04EE05"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("errorMessage").asText()).isEqualTo("badge already assigned");
        assertThat(Caller.atKiosk(server, "twin-two").badge("04EE05").status()).isEqualTo(401);
        assertThat(Caller.atKiosk(server, "twin-one").badge("04EE05").status()).isEqualTo(200);
    }

    private static Admin realm(
            KeycloakServer server, String name, String key, String namespace, List<Map<String, String>> credentials) {
        Consumer<ObjectNode> users = realm -> {
            ObjectNode config =
                    (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
            config.putArray("secret-key").add(key);
            config.putArray("namespace").add(namespace);
            ObjectNode user = realm.putArray("users").addObject();
            user.put("username", credentials.isEmpty() ? "nobody" : "moves").put("enabled", true);
            user.set("credentials", new ObjectMapper().valueToTree(credentials));
        };
        return RealmCopy.create(server, name, users);
    }

    /** The admin API shows all of a stored badge: its secret data is empty. */
    private static Map<String, String> storedBadge(Admin admin, String username) {
        var badge = admin.credentials(username, "badge").get(0);
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

    /** A stored PIN, made here as the product makes it: today's exports must still work tomorrow. */
    private Map<String, String> storedPin(String pin) {
        byte[] salt = "sixteen byte salt".getBytes();
        CredentialKey key = CredentialKey.parse(KEY);
        String mac = Base64.getEncoder().encodeToString(key.mac("kiosk-login pin", pin));
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(mac.toCharArray(), salt, 1000, 512))
                    .getEncoded();
            return new HashMap<>(Map.of(
                    "type",
                    "pin",
                    "id",
                    pinId,
                    "credentialData",
                    Admin.json(Map.of(
                            "version",
                            1,
                            "keyId",
                            key.id(),
                            "hash",
                            Map.of("hashIterations", 1000, "algorithm", "pbkdf2-sha256"))),
                    "secretData",
                    Admin.json(Map.of(
                            "value", Base64.getEncoder().encodeToString(hash),
                            "salt", Base64.getEncoder().encodeToString(salt)))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

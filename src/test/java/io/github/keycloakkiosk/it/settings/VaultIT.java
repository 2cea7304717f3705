package io.github.keycloakkiosk.it.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.credential.CountedHash;
import io.github.keycloakkiosk.it.credential.StaffList;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KcTransfer;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import io.github.keycloakkiosk.it.server.ServerOptions;
import io.github.keycloakkiosk.it.server.SharesFiles;
import io.github.keycloakkiosk.key.CredentialKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Places of a key: a vault of files, whose names are {@code <realm>_<key>} with each underscore of either doubled; and a
 * full export, which is imported to a fresh server under another realm id. A cluster's database can be read by {@code kc.sh
 * export} while its servers run.
 */
@KioskCluster
@SharesFiles
class VaultIT {

    private static final String MASK = "**********";

    private static Path vault;
    private static KeycloakServer server;
    private static KcTransfer transfer;

    @BeforeAll
    static void aServerWithAVault(Cluster cluster) {
        vault = cluster.files().get(0);
        server = cluster.first();
        transfer = cluster.transfer("VaultIT");
    }

    private static ObjectNode config(JsonNode realm) {
        return (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
    }

    private static String put(String file) throws IOException {
        String key = CredentialKey.generate();
        SentSecrets.add(key);
        // The file ends with a line break, as an editor writes it.
        Files.writeString(vault.resolve(file), key + "\n");
        return CredentialKey.parse(key).id();
    }

    @Test
    void aKeyInTheVaultIsAsGoodAsOneInTheDatabase() throws Exception {
        String id = put("vault__realm_kiosk-key");
        Admin admin = RealmCopy.create(server, "vault_realm", realm -> {
            config(realm).putArray("secret-key").add("${vault.kiosk-key}");
            realm.remove("users");
        });
        Caller kiosk = Caller.atKiosk(server, "vault_realm");
        Person person = Person.create(admin);

        assertGood(kiosk, person);
        assertThat(keyIds(admin, person)).containsOnly(id);
        assertThat(admin.settings().at("/config/secret-key/0").asText()).isEqualTo("${vault.kiosk-key}");

        // The new key has another name, so that settings can still name the key before.
        String next = put("vault__realm_kiosk-key-2");
        admin.set("secret-key", "${vault.kiosk-key-2}");
        assertThat(admin.settings().at("/config/earlier-keys/0").asText()).isEqualTo("${vault.kiosk-key}");
        assertGood(kiosk, person);
        assertThat(keyIds(admin, person)).containsOnly(next);

        assertGone(admin, kiosk, person, "vault__realm_kiosk-key-2", "secret-key: ${vault.kiosk-key-2}");
        // This holds for an earlier key too: without it, a badge under that key could be given to somebody else.
        assertGone(admin, kiosk, person, "vault__realm_kiosk-key", "earlier-keys: ${vault.kiosk-key}");
        Files.delete(vault.resolve("vault__realm_kiosk-key"));
        admin.set("earlier-keys", "");
        assertGood(kiosk, person);
        assertThat(Files.readString(server.log()))
                .contains("Realm vault_realm: PINs and badges are stored under key " + next
                        + ". All keys are in the server's vault");
        assertThat(admin.get("/kiosk-login/check").toString())
                .contains("findings")
                .doesNotContain("key_in_database");
    }

    private static void assertGone(Admin admin, Caller kiosk, Person person, String file, String reason)
            throws IOException {
        String key = Files.readString(vault.resolve(file));
        Files.delete(vault.resolve(file));
        String expected = reason + " is not in the server's vault";
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(403);
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(403);
        assertThat(admin.events("LOGIN_ERROR").get(0).at("/details/reason").asText())
                .isEqualTo(expected);
        assertThat(Files.readString(server.log()))
                .contains("Realm vault_realm refused a badge login from 127.0.0.1: " + expected);
        Files.writeString(vault.resolve(file), key);
        assertGood(kiosk, person);
    }

    @Test
    void aGeneratedKeyGivesWayToOneInTheVault() throws Exception {
        Admin admin = RealmCopy.create(server, "to-the-vault", realm -> realm.remove("users"));
        Caller kiosk = Caller.atKiosk(server, "to-the-vault");
        Person person = Person.create(admin);
        Person absent = Person.create(admin);
        String id = put("to-the-vault_kiosk-key");

        admin.set("secret-key", "${vault.kiosk-key}");
        // The generated key, which no admin has ever seen.
        assertThat(admin.settings().at("/config/earlier-keys/0").asText()).isEqualTo(MASK);
        assertGood(kiosk, person);
        admin.set("earlier-keys", "");

        assertGood(kiosk, person);
        assertThat(keyIds(admin, person)).containsOnly(id);
        assertThat(kiosk.pin(absent.name(), absent.pin()).status()).isEqualTo(401);
        assertThat(kiosk.badge(absent.badge()).status()).isEqualTo(401);
    }

    @Test
    void aFullExportKeepsEveryPinAndBadgeOnAFreshServerUnderAnotherRealmId() throws Exception {
        Admin admin = RealmCopy.create(server, "moving", realm -> realm.remove("users"));
        Caller kiosk = Caller.atKiosk(server, "moving");
        Person early = Person.create(admin);
        Person late = Person.create(admin);
        admin.putCredential(late.name(), "pin", "2580");
        String dora = admin.addStaffList() + "staff-dora";
        admin.putCredentials(dora, Admin.typed("pin", "8630"), Admin.typed("badge", "04DD01"));
        // Half of the PINs and badges are stored under the key before.
        String key = CredentialKey.generate();
        SentSecrets.add(key);
        admin.set("secret-key", key);
        assertThat(kiosk.pin(late.name(), "2580").status()).isEqualTo(200);
        assertThat(kiosk.badge(late.badge()).status()).isEqualTo(200);
        List<List<JsonNode>> before =
                Stream.of(early, late).map(person -> credentials(admin, person)).toList();
        JsonNode partial =
                admin.expect("POST", "/partial-export?exportClients=true", null).json();

        assertThat(partial.toString()).contains(MASK).doesNotContain(key);
        Path file = vault.resolve("moving-realm.json");
        transfer.export("moving", file);
        String export = Files.readString(file);
        assertThat(export).contains(key);
        String id = new ObjectMapper().readTree(export).get("id").asText();
        Files.writeString(file, export.replace(id, UUID.randomUUID().toString()));

        ServerOptions fresh = new ServerOptions(
                List.of(ServerBelowAPath.FEATURES, ServerBelowAPath.PATH),
                List.of(),
                Map.of(),
                List.of(file, Path.of(System.getProperty("realm.file"))),
                // The same option as in other classes, so that Keycloak is not built once more.
                List.of(StaffList.class.getName(), CountedHash.class.getName()));
        try (KeycloakServer other = KeycloakServer.start("VaultIT-fresh", fresh)) {
            Admin there = Admin.of(other, "moving");
            Caller kioskThere = Caller.atKiosk(other, "moving");
            assertThat(there.get("").get("id").asText()).isNotEqualTo(id);
            assertThat(Stream.of(early, late).map(person -> credentials(there, person)))
                    .isEqualTo(before);
            assertGood(kioskThere, early);
            assertThat(kioskThere.pin(late.name(), "2580").status()).isEqualTo(200);
            assertThat(kioskThere.badge(late.badge()).status()).isEqualTo(200);
            assertThat(kioskThere.pin("staff-dora", "8630").status()).isEqualTo(200);
            assertThat(kioskThere.badge("04DD01").status()).isEqualTo(200);
        }
    }

    @Test
    void aPartialExportIsRefusedByTheCommandLineTooWithTheReason() throws Exception {
        Admin admin = RealmCopy.create(server, "partial", realm -> realm.remove("users"));
        admin.set("secret-key", CredentialKey.generate());
        JsonNode partial =
                admin.expect("POST", "/partial-export?exportClients=true", null).json();
        assertThat(config(partial).get("secret-key").get(0).asText()).isEqualTo(MASK);
        assertThat(config(partial).get("earlier-keys").get(0).asText()).isEqualTo(MASK);
        // The export also masks the realm's own signing keys, which would be refused first.
        ((ObjectNode) partial.get("components")).remove("org.keycloak.keys.KeyProvider");
        Path file = vault.resolve("partial-realm.json");
        Files.writeString(file, partial.toString());
        admin.expect("DELETE", "", null);

        assertThatThrownBy(() -> transfer.importFrom(file)).hasMessageContaining("secret-key: it is the mask");

        assertThat(admin.send("GET", "", null).status()).isEqualTo(404);
    }

    private static void assertGood(Caller kiosk, Person person) {
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        assertThat(kiosk.badge(person.badge()).json().at("/user/username").asText())
                .isEqualTo(person.name());
    }

    private static List<JsonNode> credentials(Admin admin, Person person) {
        return Stream.of("pin", "badge")
                .flatMap(type -> admin.credentials(person.name(), type).stream())
                .toList();
    }

    private static List<String> keyIds(Admin admin, Person person) {
        return credentials(admin, person).stream()
                .map(one -> one.get("credentialData").asText().replaceAll(".*\"keyId\":\"([0-9a-f]{8})\".*", "$1"))
                .toList();
    }
}

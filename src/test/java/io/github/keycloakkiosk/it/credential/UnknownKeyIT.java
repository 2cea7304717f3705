package io.github.keycloakkiosk.it.credential;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.key.CredentialKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The log names the keys under which PINs and badges are stored, and says when some are stored under an unknown key. */
@KioskServer
class UnknownKeyIT {

    private static final String KEY = CredentialKey.generate();
    private static final String OTHER = CredentialKey.generate();
    private static final String KEY_ID = CredentialKey.parse(KEY).id();
    private static final String OTHER_ID = CredentialKey.parse(OTHER).id();

    /** A PIN as it is stored, under a key that nobody has. */
    private static final Map<String, String> STRAY_PIN = Map.of(
            "type",
            "pin",
            "credentialData",
            "{\"version\":1,\"keyId\":\"00000000\",\"hash\":{\"algorithm\":\"pbkdf2-sha256\",\"hashIterations\":1}}",
            "secretData",
            "{\"value\":\"aGFzaA==\",\"salt\":\"c2FsdA==\"}");

    private static Admin realm(KeycloakServer server, String name) {
        SentSecrets.add(KEY);
        return RealmCopy.create(server, name, realm -> {
            ((ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config"))
                    .putArray("secret-key")
                    .add(KEY);
            realm.remove("users");
        });
    }

    @Test
    void theLogSaysOnceWhatAWrongKeyLocksOut(KeycloakServer server) {
        Admin admin = realm(server, "wrong-key");
        Caller kiosk = Caller.atKiosk(server, "wrong-key");
        admin.createUser("olaf", typed("pin", "2580"), typed("badge", "04CC11"), typed("badge", "04CC12"));
        assertThat(kiosk.badge("04CC11").status()).isEqualTo(200);
        admin.set("secret-key", OTHER);
        admin.set("earlier-keys", "");

        for (int time = 0; time < 3; time++) {
            assertThat(kiosk.badge("04CC11").status()).isEqualTo(401);
            assertThat(kiosk.badge("04CC13").status()).isEqualTo(401);
            assertThat(kiosk.pin("olaf", "2580").status()).isEqualTo(401);
        }

        assertThat(warnings(server, "wrong-key"))
                .singleElement()
                .asString()
                .contains("1 PINs and 2 badges are stored under keys that it does not have", OTHER_ID);
        admin.set("earlier-keys", KEY);
        assertThat(kiosk.badge("04CC11").status()).isEqualTo(200);
        assertThat(kiosk.pin("olaf", "2580").status()).isEqualTo(200);
        assertThat(kiosk.badge("04CC13").status()).isEqualTo(401);
        assertThat(warnings(server, "wrong-key")).hasSize(1);
    }

    /** The test looked for an unknown badge before, when no key was missing. */
    @Test
    void aPinThatAnImportBringsUnderAnotherKeyIsNoticedWhenItIsTyped(KeycloakServer server) {
        Admin admin = realm(server, "stray-pin");
        Caller kiosk = Caller.atKiosk(server, "stray-pin");
        assertThat(kiosk.badge("04CC14").status()).isEqualTo(401);
        assertThat(warnings(server, "stray-pin")).isEmpty();
        assertThat(admin.createUser("quin", STRAY_PIN).status()).isEqualTo(201);

        assertThat(kiosk.pin("quin", "2580").status()).isEqualTo(401);
        assertThat(kiosk.pin("quin", "2580").status()).isEqualTo(401);

        assertThat(warnings(server, "stray-pin")).singleElement().asString().contains("1 PINs and 0 badges");
    }

    @Test
    void itSaysUnderWhichKeysAndWhatAKeyInTheDatabaseIsWorth(KeycloakServer server) {
        Admin admin = realm(server, "told-keys");
        Caller kiosk = Caller.atKiosk(server, "told-keys");
        kiosk.badge("04CC16");
        admin.set("secret-key", OTHER);
        kiosk.badge("04CC16");
        kiosk.badge("04CC16");

        List<String> lines = lines(server, "told-keys", "PINs and badges are stored under key");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("INFO", KEY_ID, "is of no use against who steals the database");
        assertThat(lines.get(1)).contains(OTHER_ID + ", before it under " + KEY_ID);
    }

    private static List<String> warnings(KeycloakServer server, String realm) {
        return lines(server, realm, "under keys that it does not have");
    }

    private static List<String> lines(KeycloakServer server, String realm, String words) {
        try {
            return Files.readString(server.log())
                    .lines()
                    .filter(line -> line.contains("Realm " + realm + ": ") && line.contains(words))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.github.keycloakkiosk.it.badge;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A realm whose readers send the UID as a decimal number between {@code ;} and {@code ?}. Where a badge is read, it is read so;
 * where it is given, it is given as it is stored.
 */
@KioskServer
class ReaderFormatIT {

    private static final String REALM = "reader-format";

    /** 04DE51BEEF0001 in decimal. */
    private static final String OLGAS = "1370342583894017";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    @BeforeAll
    static void aRealmWithSuchReaders(KeycloakServer started) {
        server = started;
        admin = RealmCopy.create(server, REALM, realm -> {
            TestRealm.limitGuesses(realm);
            settings(realm).putArray("reader-prefix").add(";");
            settings(realm).putArray("reader-suffix").add("?");
            settings(realm).putArray("reader-number").add("decimal");
            settings(realm).putArray("address-attempts").add("5");
        });
        kiosk = Caller.atKiosk(server, REALM);
        // The PIN was given, so from now on the badge alone opens a session.
        assertThat(kiosk.pin("olga", "8264").status()).isEqualTo(200);
    }

    private static ObjectNode settings(ObjectNode realm) {
        return (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
    }

    private static Answer grant(String read) {
        return kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", read));
    }

    private static LoginPages page() {
        return LoginPages.atKiosk(server, REALM).open();
    }

    private static Map<String, String> byPhone(String serial) {
        return Map.of("login_string", serial, "login_string-reader", "web-nfc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";1370342583894017?",
                "\u0002;00001370342583894017?\r\n",
                "1370342583894017", // an app that adds nothing
                "1370342583894017?",
                "\ufeff;1370342583894017",
            })
    void theCardIsOlgasAtEveryDoor(String read) {
        assertThat(kiosk.badge(read).json().at("/user/username").asText()).isEqualTo("olga");
        assertThat(Jwt.claims(grant(read).json().get("access_token").asText())
                        .get("preferred_username")
                        .asText())
                .isEqualTo("olga");
        assertThat(page().badge(read).claims().get("preferred_username").asText())
                .isEqualTo("olga");
    }

    /** Ten times, twice as often as the address has guesses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "04DE51BEEF0001",
                ";04DE51BEEF0001?",
                ";04:de:51:be:ef:00:01?",
                ";;1370342583894017??",
                "?1370342583894017;",
                "13703425 83894017",
                "72057594037927936",
                ";?"
            })
    void whatNoSuchReaderSendsIsNobodysAndNotCounted(String read) {
        for (int i = 0; i < 5; i++) {
            assertThat(kiosk.badge(read).status()).isEqualTo(401);
            assertThat(grant(read).status()).isEqualTo(400);
        }
        LoginPages page = page().badge(read);
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.toString()).contains("That did not work");

        assertThat(kiosk.badge(OLGAS).status()).isEqualTo(200);
    }

    /** A browser that reads the card itself has no prefix and no decimal number. */
    @Test
    void aPhoneSendsTheUidItself() {
        assertThat(page().post(byPhone("04:de:51:be:ef:00:01"))
                        .claims()
                        .get("preferred_username")
                        .asText())
                .isEqualTo("olga");
        assertThat(page().post(Map.of("login_string", ";" + OLGAS + "?", "login_string-reader", "another"))
                        .isSignedIn())
                .isTrue();
        assertThat(page().post(Map.of("login_string", "04:de:51:be:ef:00:01")).isSignedIn())
                .isFalse();
        // No UID with this number in hex is known. It can be one, so it counts.
        assertThat(page().post(byPhone(OLGAS)).isSignedIn()).isFalse();
    }

    @Test
    void aBadgeIsEnrolledInTheFormatAndByAPhone() {
        Person person = Person.create(admin);
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        LoginPages page = person.byPassword(LoginPages.atKiosk(server, REALM), "kc_action=kiosk-enrol-badge");
        assertThat(page.body()).contains("name=\"login_string-reader\"", "name=\"login_string-again-reader\"");

        page.post(Map.of("login_string", "04A2B3C4", "login_string-again", "04A2B3C4"));
        assertThat(page.toString()).contains("No badge was read");
        page.post(Map.of("login_string", ";77771716?", "login_string-again", "04a2b3c4"));
        assertThat(page.toString()).contains("two different badges");
        page.post(Map.of(
                "login_string", ";0077771716?",
                "login_string-again", "04:a2:b3:c4",
                "login_string-again-reader", "web-nfc"));
        assertThat(page.isSignedIn()).as(page.toString()).isTrue();

        assertThat(kiosk.badge(";0077771716?").json().at("/user/username").asText())
                .isEqualTo(person.name());
        assertThat(admin.putCredential("vera", "badge", "04:A2:B3:C4").status()).isEqualTo(409);
        assertThat(admin.putCredential(person.name(), "badge", "04A2B3C4").status())
                .isEqualTo(204);
    }

    @Test
    void whatAnAdminGivesIsStoredAsItIs() {
        assertThat(admin.putCredential("vera", "badge", "04DE51BEEF0001").status())
                .isEqualTo(409);
        assertThat(admin.putCredential("vera", "badge", ";" + OLGAS + "?").status())
                .isEqualTo(204);
        assertThat(kiosk.badge(";" + OLGAS + "?").json().at("/user/username").asText())
                .isEqualTo("olga");
        assertThat(admin.createUser("given", typed("badge", "04AA00AA")).status())
                .isEqualTo(201);
        assertThat(kiosk.badge(";78250154?").json().at("/user/username").asText())
                .isEqualTo("given");
    }

    /** A list of the numbers that the readers send, say of the system before. 04AA00AB is 78250155. */
    @Test
    void orItIsGivenAsTheReadersSendIt() {
        Map<String, String> data = read(";0078250155?");
        assertThat(admin.createUser("listed", data).status()).isEqualTo(201);
        assertThat(kiosk.badge(";78250155?").json().at("/user/username").asText())
                .isEqualTo("listed");
        assertThat(admin.putCredentials(admin.userId("listed"), data).status()).isEqualTo(204);
        assertThat(admin.putCredential("listed", "badge", "04AA00AB").status()).isEqualTo(204);
        assertThat(admin.credentials("listed", "badge"))
                .singleElement()
                .satisfies(badge -> assertThat(badge.toString()).doesNotContain("78250155"));

        assertThat(admin.putCredentials(admin.userId("listed"), read(";" + OLGAS + "?"))
                        .status())
                .isEqualTo(409);
        Answer unreadable = admin.putCredentials(admin.userId("listed"), read("04AA00AB"));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.json().get("errorMessage").asText())
                .startsWith("A badge's login string has 1 to 512 characters")
                .endsWith("read (in the realm's reader format)");
    }

    private static Map<String, String> read(String text) {
        SentSecrets.add(text);
        return Map.of("type", "badge", "secretData", "{\"read\":\"" + text + "\"}", "credentialData", "{}");
    }

    @Test
    void whileThereAreBadgesTheFormatChangesOnPurposeAlone() {
        String realm = "other-readers";
        Admin there = RealmCopy.create(server, realm, json -> {});
        Caller caller = Caller.atKiosk(server, realm);
        String path = "/components/" + there.settings().get("id").asText();

        for (Map.Entry<String, String> change : Map.of(
                        "reader-prefix", "%B", "reader-suffix", "?", "reader-number", "reversed")
                .entrySet()) {
            for (String unmeant : new String[] {"", "?reader-format", "?reader-format=keep", "?credentials=keep"}) {
                assertRefused(there.send("PUT", path + unmeant, with(there, change.getKey(), change.getValue())));
            }
        }
        assertThat(there.settings().get("config").has("reader-number")).isFalse();
        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(200);

        // What it says already is no change, and other settings change as always.
        there.set("reader-number", "as-read");
        there.set("reader-prefix");
        there.set("session-cap", "4");

        ObjectNode reversed = with(there, "reader-number", "reversed");
        there.expect("PUT", path + "?reader-format=change", reversed);
        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(401);
        assertThat(caller.badge("0200EFBE51DE04").status()).isEqualTo(200);

        // A key that is left out stays; one that is emptied is a change.
        ObjectNode leftOut = there.settings();
        ((ObjectNode) leftOut.get("config")).remove("reader-number");
        there.expect("PUT", path, leftOut);
        assertThat(caller.badge("0200EFBE51DE04").status()).isEqualTo(200);
        assertRefused(there.saveSetting("reader-number"));
        assertThat(caller.badge("0200EFBE51DE04").status()).isEqualTo(200);

        Answer invalid = there.send("PUT", path + "?reader-format=change", with(there, "reader-number", "hex"));
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.json().get("errorMessage").asText())
                .isEqualTo("reader-number: \"hex\" is none of as-read, reversed, decimal, decimal-reversed");
    }

    @Test
    void withPinsAloneItChangesFreely() {
        Admin there = RealmCopy.create(server, "readers-to-come", realm -> realm.remove("users"));
        there.createUser("somebody", typed("pin", "2580"));

        there.set("reader-number", "decimal");
        there.set("reader-prefix", ";");

        there.createUser("holder", typed("badge", "04A2B3C4"));
        assertThat(Caller.atKiosk(server, "readers-to-come").badge(";77771716").status())
                .isEqualTo(200);
        assertRefused(there.saveSetting("reader-prefix", "%B"));
    }

    private static ObjectNode with(Admin there, String key, String value) {
        ObjectNode settings = there.settings();
        ((ObjectNode) settings.get("config")).putArray(key).add(value);
        return settings;
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("errorMessage").asText())
                .startsWith("The realm has badges, and")
                .endsWith("add ?reader-format=change to the request");
    }
}

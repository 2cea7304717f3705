package io.github.keycloakkiosk.it.credential;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PINs and badges that come over the admin API and in realm JSON: which are kept, and with which words others are refused.
 */
@KioskServer
class CredentialsIT {

    private static final String REALM = "credentials";
    private static final String NOT_A_PIN = "A PIN has 4 to 12 digits and nothing else";
    private static final String NOT_A_BADGE =
            "A badge's login string has 1 to 512 characters that are not blank, in one of the properties value (as it is stored)"
                    + " and read (in the realm's reader format)";
    private static final String TAKEN = "badge already assigned";

    private static Admin admin;
    private static int users;

    private Caller kiosk;
    private String user;

    @BeforeAll
    static void ownRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void someUser(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
        user = newUser();
    }

    private static String newUser() {
        String name = "user" + ++users;
        assertThat(admin.createUser(name).status()).isEqualTo(201);
        return name;
    }

    /** The other tests use a realm with cheap hashes. */
    @Test
    void aPinIsHashedAsKeycloakHashesPasswords(KeycloakServer server) {
        Admin slow = RealmCopy.create(server, "credentials-argon2", realm -> realm.remove("passwordPolicy"));
        Caller there = Caller.atKiosk(server, "credentials-argon2");

        assertThat(slow.credentials("vera", "pin").get(0).get("credentialData").asText())
                .contains("argon2");
        assertThat(there.pin("vera", "5937").status()).isEqualTo(200);
        assertThat(there.pin("vera", "5938").status()).isEqualTo(401);
        assertThat(there.password("vera", "vera-secret").status()).isEqualTo(200);
    }

    @Test
    void aUserIsBornWithAPinAndTwoBadges() {
        Answer created = admin.createUser(
                "born", typed("pin", "2580"), typed("badge", "04B0B0"), typed("badge", "staff card no. 17"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(kiosk.pin("born", "2580").status()).isEqualTo(200);
        assertThat(whose("04B0B0")).isEqualTo("born");
        assertThat(whose("staff card no. 17")).isEqualTo("born");
    }

    @Test
    void puttingTheSameTwiceChangesNothing() {
        put(user, "pin", "2580");
        put(user, "badge", "04C0C0");
        JsonNode badge = admin.credentials(user, "badge").get(0);

        put(user, "pin", "2580");
        put(user, "badge", "04C0C0");

        assertThat(admin.credentials(user, "pin")).hasSize(1);
        assertThat(admin.credentials(user, "badge")).containsExactly(badge);
        assertThat(kiosk.pin(user, "2580").status()).isEqualTo(200);
        assertThat(whose("04C0C0")).isEqualTo(user);
    }

    @Test
    void anotherPinReplacesTheFirst() {
        put(user, "pin", "2580");
        put(user, "pin", "13579");

        assertThat(kiosk.pin(user, "2580").status()).isEqualTo(401);
        assertThat(kiosk.pin(user, "13579").status()).isEqualTo(200);
        assertThat(admin.credentials(user, "pin")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"04:d0:d0, 04D0D0", "04D0D1, 04-d0-d1", "' 04 d0 d2 ', 04d0d2", "' Visitor 3 ', Visitor 3"})
    void aBadgeIsTheSameHoweverItIsWritten(String given, String again) {
        put(user, "badge", given);
        put(user, "badge", again);

        assertThat(admin.credentials(user, "badge")).hasSize(1);
        assertThat(whose(again)).isEqualTo(user);
    }

    @Test
    void aBadgeThatStandsTwiceInOneRequestIsOneBadge() {
        Answer answer = admin.putCredentials(
                admin.userId(user), typed("badge", "04:d0:d5"), typed("pin", "2580"), typed("badge", "04D0D5"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(admin.credentials(user, "badge")).hasSize(1);
    }

    @Test
    void anothersBadgeIsRefusedToAnExistingUser() {
        String owner = newUser();
        put(owner, "badge", "04E0E0");

        Answer answer = admin.putCredentials(admin.userId(user), typed("pin", "2580"), typed("badge", "04:e0:e0"));

        assertRefused(answer, 409, TAKEN);
        assertThat(admin.credentials(user, "pin")).isEmpty();
        assertThat(whose("04E0E0")).isEqualTo(owner);
    }

    @Test
    void anothersBadgeIsRefusedToANewUserWhoThenIsNotCreated() {
        put(user, "badge", "04E0E1");

        Answer answer = admin.createUser("unborn", typed("pin", "2580"), typed("badge", "04E0E1"));

        assertRefused(answer, 409, TAKEN);
        assertThat(admin.get("/users?exact=true&username=unborn")).isEmpty();
        assertThat(whose("04E0E1")).isEqualTo(user);
    }

    static Stream<Arguments> badSecrets() {
        return Stream.of("pin", "badge")
                .flatMap(type -> Stream.of(
                                "{\"value\": \"\"}",
                                "{\"value\": null}",
                                "{\"value\": 7394}",
                                "{\"value\": true}",
                                "{\"value\": [\"7394\"]}",
                                "{\"value\": {\"value\": \"7394\"}}",
                                "{\"pin\": \"7394\"}",
                                "{}",
                                "[]",
                                "\"7394\"",
                                "7394",
                                "null",
                                "",
                                "{\"value\": \"7394\"",
                                "value=7394")
                        .map(secretData -> Arguments.of(type, secretData)));
    }

    @ParameterizedTest
    @MethodSource("badSecrets")
    void secretDataThatIsNoSecretIsRefusedWithTheReason(String type, String secretData) {
        Answer answer = admin.putCredentials(
                admin.userId(user), Map.of("type", type, "secretData", secretData, "credentialData", "{}"));

        assertRefused(answer, 400, type.equals("pin") ? NOT_A_PIN : NOT_A_BADGE);
        assertThat(admin.credentials(user, type)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "1234567890123", "12a4", "abcd", " 123", "123 ", "12 34", "-1234", "١٢٣", "12\n34"})
    void aValueThatIsNoPinIsRefusedWithTheReason(String pin) {
        assertRefused(admin.putCredential(user, "pin", pin), 400, NOT_A_PIN);
        assertThat(admin.credentials(user, "pin")).isEmpty();
    }

    @Test
    void aBadPinLeavesNoUser() {
        assertRefused(admin.createUser("unlucky", typed("pin", "abc")), 400, NOT_A_PIN);
        assertThat(admin.get("/users?exact=true&username=unlucky")).isEmpty();
    }

    static Stream<String> badLoginStrings() {
        return Stream.of(" ", "\t\n ", "x".repeat(513), "4".repeat(513));
    }

    @ParameterizedTest
    @MethodSource("badLoginStrings")
    void aValueThatIsNoLoginStringIsRefusedWithTheReason(String loginString) {
        assertRefused(admin.putCredential(user, "badge", loginString), 400, NOT_A_BADGE);
    }

    @Test
    void aLoginStringMayHave512Characters() {
        put(user, "badge", "é".repeat(512));

        assertThat(whose("é".repeat(512))).isEqualTo(user);
    }

    @Test
    void theRealmsLimitsForPinsApplyToNewOnes() {
        put(user, "pin", "2580");
        admin.set("pin-min-length", "6");
        admin.set("pin-max-length", "8");
        try {
            for (String pin : List.of("12345", "123456789")) {
                assertRefused(admin.putCredential(user, "pin", pin), 400, "A PIN has 6 to 8 digits and nothing else");
            }
            assertThat(kiosk.pin(user, "2580").status()).isEqualTo(200);
            put(user, "pin", "123456");
            assertThat(kiosk.pin(user, "123456").status()).isEqualTo(200);
        } finally {
            admin.set("pin-min-length", "4");
            admin.set("pin-max-length", "12");
        }
    }

    @Test
    void aDeletedCredentialIsOfNoUseAtOnce() {
        put(user, "pin", "2580");
        put(user, "badge", "04F0F0");
        assertThat(kiosk.pin(user, "2580").status()).isEqualTo(200);
        assertThat(whose("04F0F0")).isEqualTo(user);

        for (String type : List.of("pin", "badge")) {
            String id = admin.credentials(user, type).get(0).get("id").asText();
            admin.expect("DELETE", "/users/" + admin.userId(user) + "/credentials/" + id, null);
        }

        assertThat(kiosk.pin(user, "2580").status()).isEqualTo(401);
        assertThat(kiosk.badge("04F0F0").status()).isEqualTo(401);
    }

    @Test
    void aDeletedBadgeAndThatOfADeletedUserAreFree() {
        put(user, "badge", "04F0F1");
        String id = admin.credentials(user, "badge").get(0).get("id").asText();
        admin.expect("DELETE", "/users/" + admin.userId(user) + "/credentials/" + id, null);
        String second = newUser();
        put(second, "badge", "04F0F1");
        assertThat(whose("04F0F1")).isEqualTo(second);

        admin.expect("DELETE", "/users/" + admin.userId(second), null);
        assertThat(kiosk.badge("04F0F1").status()).isEqualTo(401);
        String third = newUser();
        put(third, "badge", "04F0F1");

        assertThat(whose("04F0F1")).isEqualTo(third);
    }

    @Test
    void aLabelIsKeptUntilAnotherIsGiven() {
        putLabelled("04A0A0", "Blue card");
        put(user, "badge", "04A0A0");
        assertThat(label()).isEqualTo("Blue card");

        putLabelled("04A0A0", "Red card");
        assertThat(label()).isEqualTo("Red card");
    }

    @Test
    void twoBadgesOfOneLabelAreRefusedWithTheReason() {
        putLabelled("04A0A1", "Card");

        assertRefused(putLabelled("04A0A2", "Card"), 409, "the user has another badge with this label");
        assertThat(kiosk.badge("04A0A2").status()).isEqualTo(401);
    }

    private Answer putLabelled(String loginString, String label) {
        Map<String, String> badge = new HashMap<>(typed("badge", loginString));
        badge.put("userLabel", label);
        return admin.putCredentials(admin.userId(user), badge);
    }

    private String label() {
        List<JsonNode> badges = admin.credentials(user, "badge");
        assertThat(badges).hasSize(1);
        return badges.get(0).get("userLabel").asText();
    }

    private static void put(String username, String type, String value) {
        Answer answer = admin.putCredential(username, type, value);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private String whose(String loginString) {
        return kiosk.badge(loginString).json().at("/user/username").asText();
    }

    private static void assertRefused(Answer answer, int status, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("errorMessage").asText()).isEqualTo(reason);
    }
}

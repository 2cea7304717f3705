package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.reader.ReaderFormat;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/** A realm's stored settings may be wrong, whoever wrote them: a database edited by hand, say. */
class KioskSettingsTest {

    private static final String KEY = "A".repeat(43);

    private static ComponentModel component() {
        ComponentModel component = new ComponentModel();
        component.setId("id");
        component.setProviderId("kiosk-login");
        component.setProviderType(UiTabProvider.class.getName());
        component.put("ip-whitelist", "0.0.0.0/0");
        component.put("secret-key", KEY);
        component.put("namespace", "here");
        component.put("session-cap", "7");
        return component;
    }

    /** A realm that has only components, an id and a name. */
    private static RealmModel realm(ComponentModel... components) {
        return (RealmModel) Proxy.newProxyInstance(
                RealmModel.class.getClassLoader(),
                new Class<?>[] {RealmModel.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getComponentsStream" -> Stream.of(components);
                    case "getId", "getName" -> "realm";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static KioskSettings of(ComponentModel... components) {
        RealmModel realm = realm(components);
        return SettingsSnapshot.of(null, realm).resolve(null, realm);
    }

    @Test
    void goodSettingsAreInForce() {
        KioskSettings settings = of(component());

        assertThat(settings.problem()).isEmpty();
        assertThat(settings.keys()).isPresent();
        assertThat(settings.addressCheck().whitelist().isEmpty()).isFalse();
        assertThat(settings.sessionCap(1)).hasValue(7);
        assertThat(settings.idleSeconds()).isEqualTo(60);
        assertThat(settings.badgesPerUser()).isEqualTo(5);
        assertThat(settings.readerFormat()).isEqualTo(ReaderFormat.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ip-whitelist          | 10.0.0.5/8    | ip-whitelist: 10.0.0.5/8 has host bits set",
                "ip-whitelist          | 0.0.0.0/0,x   | ip-whitelist: \"x\"",
                "trusted-proxies       | proxy.example | trusted-proxies: \"proxy.example\"",
                "session-cap           | -1            | session-cap: \"-1\" is not a whole number",
                "session-cap           | 3,4           | session-cap: it has 2 values",
                "session-caps-by-power | 50:2          | session-caps-by-power: \"50:2\" is not power=cap",
                "badge-desk-groups     | till          | badge-desk-groups: \"till\" is no path of a group",
                "badge-desk-groups     | /till/        | badge-desk-groups: \"/till/\" is no path of a group",
                "session-cap-offline   | yes           | session-cap-offline: \"yes\" is none of ignore, count",
                "pin-min-length        | 0             | pin-min-length: \"0\" is not a whole number",
                "pin-max-length        | 99            | pin-max-length: \"99\" is not a whole number",
                "pin-history           | 11            | pin-history: \"11\" is not a whole number",
                "pin-max-age-days      | 3651          | pin-max-age-days: \"3651\" is not a whole number",
                "pin-guessable         | maybe         | pin-guessable: \"maybe\" is neither true nor false",
                "pin-attempts          | 0             | pin-attempts: \"0\" is not a whole number from 1 to 100",
                "pin-wait-seconds      | 0             | pin-wait-seconds: \"0\" is not a whole number from 1 to 86400",
                "pin-longest-wait-seconds | 59         | pin-longest-wait-seconds: \"59\" is not a whole number from 60",
                "address-attempts      | 0             | address-attempts: \"0\" is not a whole number from 1 to 1000",
                "address-attempts-by-block | 10.0.0.1  | address-attempts-by-block: \"10.0.0.1\" is not block=number",
                "address-attempts-by-block | ::1/128=1001 | address-attempts-by-block: \"::1/128=1001\" is not block=number",
                "address-attempts-by-block | 10.0.0.1/8=5 | address-attempts-by-block: 10.0.0.1/8 has host bits set",
                "address-attempts-by-block | ::1/128=1,::1=2 | address-attempts-by-block: ::1/128 has two limits; write one",
                "reader-prefix         | 04            | reader-prefix: it could be a part of a number",
                "reader-prefix         | ;,%           | reader-prefix: it has 2 values; write one",
                "reader-suffix         | B             | reader-suffix: it could be a part of a number",
                "reader-number         | hex           | reader-number: \"hex\" is none of as-read, reversed, decimal, decimal-reversed",
                "reader-number         | Decimal       | reader-number: \"Decimal\" is none of as-read",
                "idle-seconds          | 3601          | idle-seconds: \"3601\" is not a whole number from 0 to 3600",
                "api-client            | a,b           | api-client: it has 2 values",
                "secret-key            | **********    | secret-key: it is the mask",
                "secret-key            | c2hvcnQ=      | secret-key: it has 40 bits",
                "secret-key            | ''            | secret-key: it is empty",
                "earlier-keys          | **********    | earlier-keys: it is the mask",
                "earlier-keys          | ********** BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB | earlier-keys: it is the mask",
                "earlier-keys          | c2hvcnQ=      | earlier-keys: it has 40 bits",
                "earlier-keys          | a,b           | earlier-keys: it has 2 values",
                "earlier-keys          | k k k k k k   | earlier-keys: it has 6 keys; keep 5 at most",
                "earlier-keys          | ${vault.a} BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB ${vault.b}"
                        + "| earlier-keys: write the vault references behind the keys; else the admin API would show them",
                "namespace             | ''            | namespace: it is empty",
                "badges-per-user       | 0             | badges-per-user: \"0\" is not a whole number from 1 to 100",
                "badges-per-user       | 101           | badges-per-user: \"101\" is not a whole number from 1 to 100",
            })
    void aStoredValueThatDoesNotParseAdmitsNobodyAndIsNamed(String setting, String stored, String problem) {
        ComponentModel component = component();
        component.getConfig().put(setting, Arrays.asList(stored.split(",")));

        assertDenies(of(component), problem, setting.startsWith("session-cap") ? 3 : 7);
    }

    @ParameterizedTest
    @CsvSource({"secret-key", "namespace"})
    void aMissingKeyOrNamespaceAdmitsNobody(String setting) {
        ComponentModel component = component();
        component.getConfig().remove(setting);

        assertDenies(of(component), setting + ": it is empty", 7);
    }

    @Test
    void twoAdmitNobody() {
        assertDenies(of(component(), component()), "the realm has 2 kiosk login settings; keep one", 3);
    }

    @Test
    void noneAdmitNobodyAndCapNobody() {
        ComponentModel other = component();
        other.setProviderId("another tab");
        KioskSettings settings = of(other);

        assertThat(settings.problem()).contains("the realm has no kiosk login settings");
        assertThat(settings.addressCheck()).isEqualTo(AddressCheck.NOBODY);
        assertThat(settings.sessionCap(1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, '', 3", "3, 50=2 100=5, 2", "3, 50=4, 3", "0, 50=4 100=9, 4", "3, 50=0, 3", "0, 50=0, 0", "0, '', 0"
    })
    void theLowestCapIsThatOfTheFewestSessions(String cap, String byPower, int lowest) {
        ComponentModel component = component();
        component.getConfig().putSingle("session-cap", cap);
        component.getConfig().put("session-caps-by-power", byPower.isEmpty() ? List.of() : List.of(byPower.split(" ")));
        KioskSettings settings = of(component);

        assertThat(settings.problem()).isEmpty();
        assertThat(settings.lowestSessionCap().orElse(0)).isEqualTo(lowest);
    }

    /** A cap that can be read still holds: no other wrong setting ends a session. */
    private static void assertDenies(KioskSettings settings, String problem, int cap) {
        assertThat(settings.problem().orElseThrow()).startsWith(problem);
        assertThat(settings.addressCheck()).isEqualTo(AddressCheck.NOBODY);
        assertThat(settings.keys()).isEmpty();
        assertThat(settings.sessionCap(100)).isEqualTo(OptionalInt.of(cap));
    }
}

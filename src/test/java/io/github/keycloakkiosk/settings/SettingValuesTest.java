package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.keycloakkiosk.network.Printable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class SettingValuesTest {

    private static SettingValues values(Setting setting, String... stored) {
        ComponentModel component = new ComponentModel();
        component.getConfig().put(setting.key, List.of(stored));
        return new SettingValues(component);
    }

    @Test
    void aMissingSettingHasItsDefault() throws InvalidSetting {
        SettingValues nothing = new SettingValues(new ComponentModel());

        assertThat(nothing.number(Setting.PIN_HISTORY)).isEqualTo(3);
        assertThat(nothing.text(Setting.API_CLIENT)).contains("kiosk-api");
        assertThat(nothing.text(Setting.SECRET_KEY)).isEmpty();
        assertThat(nothing.list(Setting.IP_WHITELIST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "11", "01", "+1", "1.0", "1e1", "٣", "three", "9999999999", "0x1"})
    void aNumberIsPlainAndInRange(String stored) {
        assertThatThrownBy(() -> values(Setting.PIN_HISTORY, stored).number(Setting.PIN_HISTORY))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("pin-history: " + Printable.quoted(stored) + " is not a whole number from 0 to 10");
    }

    @Test
    void oneValueIsWanted() {
        assertThatThrownBy(() -> values(Setting.API_CLIENT, "one", "two").text(Setting.API_CLIENT))
                .hasMessage("api-client: it has 2 values; write one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003"})
    void aBlankEntryIsNoEntry(String blank) throws InvalidSetting {
        assertThat(values(Setting.TRUSTED_PROXIES, blank, "10.0.0.9", blank).list(Setting.TRUSTED_PROXIES))
                .containsExactly("10.0.0.9");
        assertThat(values(Setting.PIN_HISTORY, blank, "5").number(Setting.PIN_HISTORY))
                .isEqualTo(5);
        assertThat(values(Setting.API_CLIENT, blank).text(Setting.API_CLIENT)).contains("kiosk-api");
    }

    @Test
    void capsAreReadByPower() throws InvalidSetting {
        SettingValues stored = values(Setting.SESSION_CAPS_BY_POWER, " 50=2 ", "100=5", "1=0");

        assertThat(stored.caps(Setting.SESSION_CAPS_BY_POWER)).isEqualTo(Map.of(50, 2, 100, 5, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"50", "50=", "=2", "0=2", "101=2", "50=-1", "50 = 2", "50=2,100=5", "050=2"})
    void aCapIsPowerAndNumber(String stored) {
        assertThatThrownBy(() -> values(Setting.SESSION_CAPS_BY_POWER, stored).caps(Setting.SESSION_CAPS_BY_POWER))
                .hasMessage("session-caps-by-power: \"" + stored + "\" is not power=cap; write for example 50=2");
    }

    @Test
    void aPowerHasOneCap() {
        assertThatThrownBy(() ->
                        values(Setting.SESSION_CAPS_BY_POWER, "50=2", "50=3").caps(Setting.SESSION_CAPS_BY_POWER))
                .hasMessage("session-caps-by-power: power 50 has two caps; write one");
    }

    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "12, true", "13, false"})
    void aNumberMayHaveALowerBoundOfItsOwn(String stored, boolean good) {
        assertThat(catchThrowable(
                        () -> values(Setting.PIN_MAX_LENGTH, stored).numberNotBelow(7, Setting.PIN_MAX_LENGTH)))
                .matches(thrown -> good == (thrown == null));
    }
}

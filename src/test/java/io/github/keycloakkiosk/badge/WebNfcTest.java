package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.AuthenticatorConfigModel;

class WebNfcTest {

    @ParameterizedTest
    @CsvSource({"serial, serial", "text, text", "TEXT, serial", "other, serial", "'', serial", ", serial"})
    void readsTheSerialNumberUnlessTheGearAsksForTheText(String configured, String reads) {
        Map<String, String> values = new HashMap<>();
        values.put("web-nfc", configured);
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(values);

        assertThat(WebNfc.of(config)).isEqualTo(reads);
    }

    @Test
    void readsTheSerialNumberWithoutAGear() {
        assertThat(WebNfc.of((AuthenticatorConfigModel) null)).isEqualTo("serial");
        assertThat(WebNfc.of(new AuthenticatorConfigModel())).isEqualTo("serial");
    }
}

package io.github.keycloakkiosk.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginMethodTest {

    @ParameterizedTest
    @CsvSource({"password, password, false", "pin, pin, true", "token, badge, true"})
    void methodsHaveTheNamesOfTheLoginApi(String value, String credentialType, boolean kioskOnly) {
        LoginMethod method = LoginMethod.of(value).orElseThrow();

        assertThat(method.parameterValue()).isEqualTo(value);
        assertThat(method.credentialType()).isEqualTo(credentialType);
        assertThat(method.isKioskOnly()).isEqualTo(kioskOnly);
        assertThat(LoginMethod.isKioskType(credentialType)).isEqualTo(kioskOnly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token", "Pin", "webauthn"})
    @NullSource
    void anyOtherTypeIsNoKiosks(String credentialType) {
        assertThat(LoginMethod.isKioskType(credentialType)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PASSWORD, username password, false", "PIN, username pin, false", "BADGE, login_string, true"})
    void eachAsksForItsParameters(LoginMethod method, String parameters, boolean findsUser) {
        assertThat(method.requiredParameters()).containsExactly(parameters.split(" "));
        assertThat(method.findsUser()).isEqualTo(findsUser);
    }

    @Test
    void noMethodIsThePassword() {
        assertThat(LoginMethod.of(null)).contains(LoginMethod.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "PIN", "pin ", "badge", "nfc", "pın"})
    void anyOtherNameIsUnknown(String value) {
        assertThat(LoginMethod.of(value)).isEmpty();
    }
}

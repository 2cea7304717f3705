package io.github.keycloakkiosk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedMethodTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, null",
                "'', null",
                "pin, pin",
                "badge, badge",
                "password, password",
                "badge pin, badge_pin",
                "pin badge, badge_pin",
                "badge badge, badge",
                "unknown, unknown",
                "openid-connect, null",
                "oauth_credentials, null",
                "pin otp, null",
                "pin  badge, null",
            })
    void anEventNamesItsMethod(String detail, String method) {
        assertThat(CountedMethod.ofEvent(detail).orElse(null)).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                // Keycloak's own password page notes nothing.
                "null, password, null",
                "pin, pin, pin",
                "badge pin, badge;pin, badge_pin",
                // single sign-on proves nothing
                "pin, '', null",
                // the password, in a session that a PIN opened
                "pin password, password, password",
                "pin, otp, null",
                "pin, pin;otp, pin",
                "unknown, pin, null",
            })
    void aLoginCountsByWhatItHasProven(String noted, String proven, String method) {
        assertThat(CountedMethod.ofLogin(noted, List.of(proven.split(";"))).orElse(null))
                .isEqualTo(method);
    }
}

package io.github.keycloakkiosk.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "Olga, Operator, olga, Olga Operator",
        "' Olga ', Operator, olga, Olga Operator",
        "Olga, , olga, Olga",
        ", Operator, olga, Operator",
        "'', ' ', olga, olga",
        ", , olga, olga"
    })
    void theNameOfAPersonOrElseOfTheUser(String first, String last, String username, String name) {
        assertThat(PersonName.of(first, last, username)).isEqualTo(name);
    }

    @Test
    void nobodyHasNone() {
        assertThat(PersonName.of(null)).isEmpty();
    }
}

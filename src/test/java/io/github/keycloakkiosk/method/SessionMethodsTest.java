package io.github.keycloakkiosk.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionMethodsTest {

    /** A note that cannot be read counts as a kiosk's. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null, ''",
                "password, ''",
                "pin, pin",
                "badge, badge",
                "badge pin, badge pin",
                "badge password, badge",
                "password pin, pin",
                "'', unknown",
                "' ', unknown",
                "Password, unknown",
                "fax, unknown",
                "password fax, unknown",
                "null null, unknown",
            })
    void theKioskMethodsOfANote(String note, String marks) {
        assertThat(SessionMethods.kioskMarks(note)).isEqualTo(marks.isEmpty() ? List.of() : List.of(marks.split(" ")));
    }
}

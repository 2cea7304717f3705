package io.github.keycloakkiosk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.login.LoginErrors;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.events.Errors;

class LabelsTest {

    /** Names of event details, and an error of events that are no logins. */
    private static final List<String> NO_REFUSALS =
            List.of(LoginErrors.UNTIL, LoginErrors.REQUIRED_ACTIONS, LoginErrors.PASSWORD_NEEDED);

    @Test
    void eachErrorOfOursIsAReason() throws IllegalAccessException {
        assertThat(Labels.OUR_ERRORS)
                .containsExactlyInAnyOrderElementsOf(texts(LoginErrors.class).stream()
                        .filter(word -> !NO_REFUSALS.contains(word))
                        .toList());
    }

    @Test
    void eachOtherReasonIsAnErrorOfKeycloak() throws IllegalAccessException {
        List<String> others = Labels.REASON.values().stream()
                .filter(reason -> !Labels.OUR_ERRORS.contains(reason) && !reason.equals(Label.OTHER))
                .toList();

        assertThat(texts(Errors.class)).containsAll(others);
    }

    private static List<String> texts(Class<?> constants) throws IllegalAccessException {
        List<String> texts = new ArrayList<>();
        for (Field field : constants.getFields()) {
            texts.add((String) field.get(null));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({
        "pin_required, pin_required",
        "PIN_REQUIRED, other",
        "04DE51BEEF0002, other",
        "'', other",
        ", other",
    })
    void anUnknownValueIsOther(String sent, String value) {
        assertThat(Labels.REASON.closed(sent)).isEqualTo(value);
    }

    @Test
    void everyCombinationBeginsAtZero() {
        assertThat(Label.combinations(List.of(Label.of("a", "1", "2"), Label.of("b", "x", "y", "z"))))
                .containsExactly(
                        List.of("1", "x"),
                        List.of("1", "y"),
                        List.of("1", "z"),
                        List.of("2", "x"),
                        List.of("2", "y"),
                        List.of("2", "z"));
        assertThat(Label.combinations(List.of())).containsExactly(List.of());
        assertThat(Labels.METHOD.values())
                .isEqualTo(Arrays.asList("password", "pin", "badge", "badge_pin", "unknown", "other"));
    }
}

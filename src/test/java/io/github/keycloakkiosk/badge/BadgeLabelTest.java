package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadgeLabelTest {

    @ParameterizedTest
    @CsvSource({"Blue card, Blue card", "'  Blue card\t', Blue card", "'Blue\ncard', Blue card", "'', ", "' \n ', "})
    void aLabelIsWhatWasTypedWithoutBlanksAroundIt(String typed, String label) {
        assertThat(BadgeLabel.of(typed).map(BadgeLabel::text).orElse(null)).isEqualTo(label);
    }

    @Test
    void aLabelHas255Characters() {
        assertThat(BadgeLabel.isTooLong("x".repeat(255) + " ")).isFalse();
        assertThat(BadgeLabel.isTooLong("x".repeat(256))).isTrue();
    }

    /** The labels that a user has, and the label for the next badge. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                        | Badge 1",
                "Blue card               | Badge 1",
                "Badge 1                 | Badge 2",
                "Badge 2                 | Badge 1",
                "badge 1,BADGE 2         | Badge 3",
                "Badge 1,Badge 2,Badge 3 | Badge 4",
                "Badge 3,Badge 1         | Badge 2",
                "null,Badge 1            | Badge 2",
            })
    void withoutOneItIsTheFirstNumberThatIsFree(String taken, String label) {
        String[] labels = taken == null ? new String[0] : taken.split(",");

        assertThat(BadgeLabel.firstFree(Arrays.stream(labels)
                                .map(one -> one.equals("null") ? null : one)
                                .collect(Collectors.toList()))
                        .text())
                .isEqualTo(label);
    }
}

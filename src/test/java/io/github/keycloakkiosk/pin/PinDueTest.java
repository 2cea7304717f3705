package io.github.keycloakkiosk.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinDueTest {

    private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # hours | given so long ago | due
                    | PT0S              | false
                    | PT7H59M59S        | false
                    | PT8H              | true
            ''      | PT7H59M59S        | false
            ''      | PT8H              | true
            ' 2 '   | PT1H59M           | false
            2       | PT2H              | true
            1       | PT59M59S          | false
            168     | PT167H            | false
            168     | PT168H            | true
            # it lies ahead: a clock was turned, and nobody knows when the PIN was given
            8       | PT-1S             | true
            # 0, and whatever is no number that can be kept, is due each time
            0       | PT0S              | true
            169     | PT0S              | true
            9999    | PT0S              | true
            -1      | PT0S              | true
            08      | PT0S              | true
            1.5     | PT0S              | true
            eight   | PT0S              | true
            ٨       | PT0S              | true
            """)
    void isDueSoManyHoursAfterItWasGiven(String hours, Duration ago, boolean due) {
        assertThat(PinDue.of(hours).isDue(Optional.of(NOW.minus(ago)), NOW)).isEqualTo(due);
    }

    @Test
    void isDueWhenNobodyKnowsThatItWasGiven() {
        assertThat(PinDue.of("168").isDue(Optional.empty(), NOW)).isTrue();
    }
}

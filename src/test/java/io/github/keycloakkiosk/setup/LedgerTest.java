package io.github.keycloakkiosk.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                 | 0",
                "{\"flow: a\": \"\"}                | 1",
                "{\"flow: a\": \"x\", \"b\": \"y\"} | 2",
            })
    void oneObjectOfTextsCanBeRead(String stored, int entries) {
        assertThat(Ledger.parse(stored))
                .hasValueSatisfying(read -> assertThat(read).hasSize(entries));
    }

    @Test
    void aTextIsTheNote() {
        assertThat(Ledger.parse("{\"flow: a\": \"x\"}")).isEqualTo(Optional.of(Map.of("flow: a", "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "7",
                "\"flow: a\"",
                "[]",
                "[\"flow: a\"]",
                "{} {}",
                "{\"flow: a\": null}",
                "{\"flow: a\": 7}",
                "{\"flow: a\": true}",
                "{\"flow: a\": []}",
                "{\"flow: a\": \"x\", \"flow: b\": {}}",
                "{'flow: a': 'x'}",
            })
    void anythingElseCannot(String stored) {
        assertThat(Ledger.parse(stored)).isEmpty();
    }

    @Test
    void neitherCanADeepOne() {
        assertThat(Ledger.parse("[".repeat(100_000))).isEmpty();
        assertThat(Ledger.parse("{\"a\":".repeat(100_000))).isEmpty();
    }
}

package io.github.keycloakkiosk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1,'=1+1",
                "+49,'+49",
                "-,'-",
                "@sum,'@sum",
                "＝1,'＝1",
                "olga,olga",
                "a=b,a=b",
                "'olga,'olga",
                "'=1,''=1"
            })
    void isATextAgain(String text, String made) {
        assertThat(Formula.made(text)).isEqualTo(made);
        assertThat(Formula.undone(made)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"'", "''", "'a"})
    void anotherApostropheStays(String text) {
        assertThat(Formula.undone(text)).isEqualTo(text);
        assertThat(Formula.undone(Formula.made(text))).isEqualTo(text);
    }
}

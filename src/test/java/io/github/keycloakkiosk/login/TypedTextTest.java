package io.github.keycloakkiosk.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    @ParameterizedTest
    @CsvSource({
        "olga, olga",
        "'olga ', olga",
        "' olga', olga",
        "'\tolga\r\n', olga",
        "'\u00a0olga\u00a0', olga",
        "'\u2003olga\u202f', olga",
        "'\u3000olga\u1680', olga",
        "'\ufeffolga\u200b', olga",
        "'\u202a+49170\u202c', +49170",
        "'\u0000olga\u0085', olga",
        // between others it stays
        "'van  dam ', van  dam",
        "'a\u00a0b', 'a\u00a0b'",
        "'a\ufeffb', 'a\ufeffb'",
        // signs, digits and letters of all scripts are seen
        "'_olga-', _olga-",
        "' اولگا ', اولگا",
        "' \ud83d\ude00 ', \ud83d\ude00",
    })
    void whatNobodySeesAroundItGoes(String text, String bare) {
        assertThat(TypedText.bare(text)).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\ufeff", "\r\n\t", "\u0002\u0003", "\udb40\udc01"})
    void ofNothingNothingIsLeft(String text) {
        assertThat(TypedText.bare(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"' olga ', olga", "'olga\u0085', olga", "'\ufeff13500000002', 13500000002"})
    void aNameIsReadSo(String text, String name) {
        assertThat(LoginName.typed(text)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ol\u0000ga", "ol\ud800ga", "\ud800"})
    void aNameThatNobodyCanHaveIsNone(String text) {
        assertThat(LoginName.typed(text)).isEmpty();
    }
}

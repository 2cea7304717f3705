package io.github.keycloakkiosk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFingerprintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"clientfp\": \"abc\"}                       | abc",
                "{\"clientfp\": 3354439239}                    | 3354439239",
                "{\"clientfp\": -1.50}                         | -1.5",
                "{\"clientfp\": \"a\\nb\\u0000c\\u009bd\"}     | abcd",
                "{\"clientfp\": \"a\\ud800b\\u202Ec\"}         | abc",
                "{\"clientfp\": \"K\u00fcche 1\", \"x\": [1]}  | K\u00fcche 1",
            })
    void aFingerprintIsTextOrANumberWithoutControlCharacters(String body, String fingerprint) {
        assertThat(read(body)).contains(fingerprint);
    }

    @Test
    void aLineFeedThatStandsInItAsItIsGoesToo() {
        assertThat(read("{\"clientfp\": \"a\nb\"}")).contains("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"\"",
                "5",
                "{}",
                "{",
                "}",
                "clientfp=a",
                "--x\r\n",
                "{\"clientfp\": null}",
                "{\"clientfp\": true}",
                "{\"clientfp\": {}}",
                "{\"clientfp\": [\"a\"]}",
                "{\"clientfp\": \"\"}",
                "{\"clientfp\": \" \\n \"}",
                "{\"clientfp\": \"a",
                "{\"clientfp\": NaN}",
            })
    void whateverElseIsNone(String body) {
        assertThat(read(body)).isEmpty();
    }

    @Test
    void neitherALongOneNorALongBodyNorADeepOneIsKept() {
        assertThat(read("{\"clientfp\": \"" + "\ud83d\ude00".repeat(300) + "\"}"))
                .contains("\ud83d\ude00".repeat(ClientFingerprint.MOST_CHARACTERS));
        assertThat(read("{\"clientfp\": \"" + "x".repeat(17_000) + "\"}")).isEmpty();
        assertThat(read("[".repeat(16_000))).isEmpty();
        assertThat(read("{\"clientfp\": " + "9".repeat(2000) + "}")).isEmpty();
    }

    @Test
    void aBodyThatBreaksOffIsNone() {
        assertThat(ClientFingerprint.read(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset");
                    }
                }))
                .isEmpty();
    }

    private static Optional<String> read(String body) {
        return ClientFingerprint.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}

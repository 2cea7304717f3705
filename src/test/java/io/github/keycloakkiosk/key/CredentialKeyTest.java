package io.github.keycloakkiosk.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialKeyTest {

    private static final String ZEROS_256 = "A".repeat(43);

    @Test
    void derivesAsTheThirdTestCaseOfRfc5869() {
        byte[] inputKeyingMaterial = new byte[22];
        Arrays.fill(inputKeyingMaterial, (byte) 0x0b);

        byte[] derived = new CredentialKey(inputKeyingMaterial).derive("");

        assertThat(HexFormat.of().formatHex(derived))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void differentPurposesGiveDifferentMacs() {
        CredentialKey key = CredentialKey.parse(ZEROS_256);

        assertThat(key.mac("pin", "7394"))
                .isNotEqualTo(key.mac("badge", "7394"))
                .hasSize(32);
    }

    @Test
    void aGeneratedKeyCanBeReadAndIsAlwaysAnother() {
        String one = CredentialKey.generate();
        String other = CredentialKey.generate();

        assertThat(Base64.getUrlDecoder().decode(one)).hasSize(32);
        assertThat(CredentialKey.parse(one).id())
                .isNotEqualTo(CredentialKey.parse(other).id());
    }

    @Test
    void theIdIsShortStableAndNoPartOfTheKey() {
        assertThat(CredentialKey.parse(ZEROS_256).id())
                .isEqualTo(CredentialKey.parse(ZEROS_256 + "=").id())
                .matches("[0-9a-f]{8}")
                .isNotEqualTo("00000000");
    }

    @ParameterizedTest
    @CsvSource({
        "c2hvcnQ=, it has 40 bits; at least 256 are needed",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==, it has 248 bits; at least 256 are needed",
        "'', it has 0 bits; at least 256 are needed",
        "not base64 at all!, it is not Base64",
    })
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text, String reason) {
        assertThatThrownBy(() -> CredentialKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Test
    void readsBothAlphabetsOfBase64() {
        String standard = "+/".repeat(22);
        String urlSafe = "-_".repeat(22);

        assertThat(CredentialKey.parse(standard).id())
                .isEqualTo(CredentialKey.parse(urlSafe).id());
    }

    @Test
    void neverShows() {
        assertThat(CredentialKey.parse(ZEROS_256)).hasToString("CredentialKey[redacted]");
    }
}

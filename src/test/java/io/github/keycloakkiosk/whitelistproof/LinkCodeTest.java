package io.github.keycloakkiosk.whitelistproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code holds for its realm, with its key, until its end, and in its one spelling. */
class LinkCodeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final SecretKey KEY = key("the realm's key");
    private static final String CODE = LinkCode.sign(KEY, "shop", NOON);

    private static SecretKey key(String bytes) {
        return new SecretKeySpec(bytes.getBytes(StandardCharsets.UTF_8), "HmacSHA512");
    }

    private static boolean holds(String code) {
        return LinkCode.holds(code, List.of(KEY), "shop", NOON.minusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "shop, the realm's key,  -600, true",
        "shop, the realm's key,    -1, true",
        "shop, the realm's key,     0, false",
        "shop, the realm's key,     1, false",
        "till, the realm's key,  -600, false",
        "shop, another key,      -600, false"
    })
    void itIsGoodForOneRealmAndUntilItsEnd(String realm, String key, long seconds, boolean good) {
        assertThat(LinkCode.holds(CODE, List.of(key(key)), realm, NOON.plusSeconds(seconds)))
                .isEqualTo(good);
    }

    @Test
    void anEarlierKeyOfTheRealmIsGoodToo() {
        assertThat(LinkCode.holds(CODE, List.of(key("a newer key"), KEY), "shop", NOON.minusSeconds(1)))
                .isTrue();
        assertThat(LinkCode.holds(CODE, List.of(), "shop", NOON.minusSeconds(1)))
                .isFalse();
    }

    @Test
    void anotherBitAnywhereIsAnotherCode() {
        byte[] code = Base64.getUrlDecoder().decode(CODE);
        for (int bit = 0; bit < code.length * 8; bit++) {
            byte[] changed = code.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(Base64.getUrlEncoder().encodeToString(changed)))
                    .as("bit %s", bit)
                    .isFalse();
        }
        assertThat(holds(CODE)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/A",
                "AAAA AAAA AAAA AAAA AAAA AAAA AA",
                "ääääääääääääääääääääääääääääääää"
            })
    void whatIsNoCodeIsRefused(String sent) {
        assertThat(holds(sent)).isFalse();
    }

    @Test
    void thereIsOneSpelling() {
        assertThat(CODE).hasSize(32);
        assertThat(List.of(CODE + "=", " " + CODE, CODE + "\n", CODE + "A")).noneMatch(LinkCodeTest::holds);
    }
}

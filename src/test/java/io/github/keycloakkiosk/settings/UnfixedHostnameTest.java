package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfixedHostnameTest {

    @ParameterizedTest
    @CsvSource({
        "'',                      prod, true",
        "' ',                     prod, true",
        "login.example,           prod, false",
        "https://login.example/x, prod, false",
        "'',                      dev,  false",
    })
    void aNameThatAnOptionSaysIsFixed(String hostname, String profile, boolean unfixed) {
        Map<String, String> options = Map.of("hostname", hostname, "profile", profile);

        assertThat(UnfixedHostname.is(option -> Optional.ofNullable(options.get(option))))
                .isEqualTo(unfixed);
    }

    @Test
    void aServerThatIsToldNothingHasNone() {
        assertThat(UnfixedHostname.is(option -> Optional.empty())).isTrue();
    }

    @Test
    void theSentenceStaysShort() {
        List<String> many =
                IntStream.rangeClosed(1, 9).mapToObj(number -> "r" + number).toList();

        assertThat(UnfixedHostname.sentence(List.of("shop"))).endsWith("kiosks: shop");
        assertThat(UnfixedHostname.sentence(many)).endsWith("kiosks: r1, r2, r3, r4, r5 and 4 more");
    }
}

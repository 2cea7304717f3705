package io.github.keycloakkiosk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerOriginTest {

    private static final String OWN = "https://login.example";
    private static final Set<String> OF_CLIENT = Set.of("https://shop.example", "http://till.example:8443");

    @ParameterizedTest
    @CsvSource({
        "https://login.example,            OWN",
        "https://shop.example,             OF_CLIENT",
        "http://till.example:8443,         OF_CLIENT",
        "http://login.example,             FOREIGN",
        "https://login.example:443,        FOREIGN",
        "https://login.example/,           FOREIGN",
        "https://LOGIN.example,            FOREIGN",
        "https://login.example.evil.test,  FOREIGN",
        "https://evil.test,                FOREIGN",
        "'https://shop.example, https://shop.example', FOREIGN",
        "'https://shop.example ',          FOREIGN",
        "null,                             FOREIGN",
        "'',                               FOREIGN",
        "*,                                FOREIGN",
        "+,                                FOREIGN",
        "file://,                          FOREIGN",
    })
    void anOriginIsComparedAsBrowsersWriteIt(String sent, CallerOrigin expected) {
        assertThat(CallerOrigin.of(List.of(sent), OWN, OF_CLIENT)).isEqualTo(expected);
    }

    @Test
    void aProgramSendsNone() {
        assertThat(CallerOrigin.of(List.of(), OWN, OF_CLIENT)).isEqualTo(CallerOrigin.NONE);
    }

    @Test
    void severalHeadersAreNobodysWhateverTheyName() {
        for (Set<String> ofClient : List.of(OF_CLIENT, Set.of("*"))) {
            assertThat(CallerOrigin.of(List.of(OWN, OWN), OWN, ofClient)).isEqualTo(CallerOrigin.FOREIGN);
            assertThat(CallerOrigin.of(List.of("https://shop.example", "https://evil.test"), OWN, ofClient))
                    .isEqualTo(CallerOrigin.FOREIGN);
        }
    }

    /** The client's admin has chosen this. */
    @ParameterizedTest
    @CsvSource({"https://evil.test", "null", "''", OWN})
    void aClientWhoseWebOriginIsEveryOneAdmitsAnyPage(String sent) {
        assertThat(CallerOrigin.of(List.of(sent), OWN, Set.of("*"))).isEqualTo(CallerOrigin.OF_CLIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example/,       https://login.example",
        "https://LOGIN.example/kc/,    https://login.example",
        "http://127.0.0.1:8080/,       http://127.0.0.1:8080",
        "http://[2001:DB8::1]:8080/kc, http://[2001:db8::1]:8080",
        "https://a_b.example:8443/,    https://a_b.example:8443",
    })
    void theOwnOriginIsThatOfTheBaseUri(URI base, String origin) {
        assertThat(CallerOrigin.origin(base)).isEqualTo(origin);
    }
}

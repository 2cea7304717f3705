package io.github.keycloakkiosk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrisTest {

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/realms/kiosk, https://login.example.com/",
        "https://example.com/auth/realms/realms, https://example.com/auth/",
        "http://127.0.0.1:8080/realms/realms/, http://127.0.0.1:8080/realms/",
        "https://elsewhere.example.com,",
        ",",
    })
    void whereNobodyCallsTheIssuerSaysWhereTheServerIs(String issuer, String base) {
        assertThat(BaseUris.UNKNOWN.orOf(issuer)).isEqualTo(new BaseUris(base, base));
    }

    @Test
    void aCallerIsBelievedFirst() {
        BaseUris ofRequest = new BaseUris("https://a.example.com/", "https://b.example.com/");

        assertThat(ofRequest.orOf("https://c.example.com/realms/kiosk")).isEqualTo(ofRequest);
    }
}

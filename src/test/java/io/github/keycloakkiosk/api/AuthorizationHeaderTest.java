package io.github.keycloakkiosk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer a.b-c_d",
                "JWT a.b-c_d",
                "bearer a.b-c_d",
                "Bearer   a.b-c_d ",
                "JWT JWT a.b-c_d",
                "Bearer JWT a.b-c_d",
                "Bearer Bearer a.b-c_d",
                "JWT Bearer a.b-c_d",
                "BEARER bearer a.b-c_d",
            })
    void aTokenIsReadBehindOneSchemeOrTwo(String header) {
        assertThat(AuthorizationHeader.token(List.of(header))).contains("a.b-c_d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b.c",
                "Bearer",
                "Bearer ",
                "Bearera.b.c",
                "Basic a.b.c",
                "Bearer Basic a.b.c",
                "Bearer Bearer Bearer a.b.c",
                "Bearer a b",
                "Bearer a.b.c, Bearer a.b.c",
            })
    void anythingElseHasNone(String header) {
        assertThat(AuthorizationHeader.token(List.of(header))).isEmpty();
    }

    @Test
    void twoHeadersHaveNone() {
        assertThat(AuthorizationHeader.token(List.of("Bearer a", "Bearer a"))).isEmpty();
        assertThat(AuthorizationHeader.token(null)).isEmpty();
    }
}

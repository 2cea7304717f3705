package io.github.keycloakkiosk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTypeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                " Application/JSON ",
                "application/json;",
                "application/json; charset=utf-8",
                "application/json; charset=utf8",
                "application/json;CHARSET=UTF8",
                "application/json; charset=\"utf-8\"",
                "application/json; charset=",
                "application/json; charset=\"\"",
                "application/json; charset=us-ascii",
                "application/json; charset=ASCII; profile=x",
                "application/json; profile=\"a=b\"",
            })
    void jsonInUtf8OrAPartOfItIsRead(String type) {
        assertThat(JsonType.isIn(List.of(type))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "application/json; charset=utf-16",
                "application/json; charset=utf-8; charset=utf-16",
                "application/json; charset=latin1",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-7",
                "application/json; charset=x;",
                "application/json; charset=\u00fc%",
                "application/json, text/plain",
                "text/plain; application/json",
                "text/plain;\tapplication/json",
                "application/jsonp",
                "application/*",
                "json",
            })
    void anythingElseIsNot(String type) {
        assertThat(JsonType.isIn(List.of(type))).isFalse();
    }

    @Test
    void twoTypesAreNone() {
        assertThat(JsonType.isIn(null)).isFalse();
        assertThat(JsonType.isIn(List.of())).isFalse();
        assertThat(JsonType.isIn(List.of("application/json", "application/json")))
                .isFalse();
    }
}

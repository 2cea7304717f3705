package io.github.keycloakkiosk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakkiosk.api.answer.ApiError;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static HttpHeaders contentType(String value) {
        return new HttpHeadersImpl(
                value == null
                        ? Map.<String, String>of().entrySet()
                        : Map.of(HttpHeaders.CONTENT_TYPE, value).entrySet());
    }

    private static JsonBody read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonBody read(byte[] bytes) {
        return JsonBody.read(contentType("application/json"), new ByteArrayInputStream(bytes));
    }

    private static void assertRefused(int status, String code, Runnable reading) {
        assertThatExceptionOfType(ApiError.class).isThrownBy(reading::run).satisfies(error -> {
            assertThat(error.status()).isEqualTo(status);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "application/json; profile=x",
                "application/json; charset=utf8",
                "application/json; charset=",
            })
    void jsonInUtf8IsRead(String type) {
        InputStream body = new ByteArrayInputStream("{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(JsonBody.read(contentType(type), body).text("a")).contains("ü");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=latin1",
                "application/*",
                "*/*",
                "application/jsonp",
                "application/problem+json",
                "text/plain; application/json",
                "foo",
                "/",
                ";",
            })
    void anyOtherTypeIs415(String type) {
        assertRefused(
                415, "unsupported_media_type", () -> JsonBody.read(contentType(type), InputStream.nullInputStream()));
    }

    @Test
    void sixteenKibibytesAreReadAndNoMore() {
        String most = "{\"a\":\"" + "x".repeat(JsonBody.MOST_BYTES - 8) + "\"}";

        assertThat(most).hasSize(JsonBody.MOST_BYTES);
        assertThat(read(most).text("a")).isPresent();
        assertRefused(413, "body_too_large", () -> read(most + " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":}",
                "{\"a\":\"b\",}",
                "{\"a\":\"b\"} {}",
                "{\"a\":\"b\"}x",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "{'a':'b'}",
                "{a:\"b\"}",
                "[]",
                "\"a\"",
                "1",
                "null",
                "true",
                "NaN",
                "/* */{}",
                "\uFEFF",
                "\uFEFF\uFEFF{}",
                "{}\uFEFF",
            })
    void aBodyThatIsNoJsonObjectIs400(String json) {
        assertRefused(400, "invalid_json", () -> read(json));
    }

    @Test
    void aByteOrderMarkBeforeItIsSkipped() {
        assertThat(read("\uFEFF{\"a\":\"b\"}").text("a")).contains("b");
    }

    @ParameterizedTest
    @CsvSource({
        "gzip, gzip",
        "GZIP, gzip",
        "br, br",
        "deflate, deflate",
        "'gzip, br', another encoding",
        "<script>, another encoding"
    })
    void anEncodedBodyIs415AndTheEncodingIsNamed(String sent, String named) {
        HttpHeaders headers = new HttpHeadersImpl(
                Map.of(HttpHeaders.CONTENT_TYPE, "application/json", HttpHeaders.CONTENT_ENCODING, sent)
                        .entrySet());

        assertThatExceptionOfType(ApiError.class)
                .isThrownBy(() -> JsonBody.read(headers, InputStream.nullInputStream()))
                .satisfies(error -> assertThat(error.status()).isEqualTo(415))
                .withMessageEndingWith("Content-Encoding: " + named + ".");
    }

    @Test
    void aBodyThatIsNotEncodedMaySaySo() {
        HttpHeaders headers = new HttpHeadersImpl(
                Map.of(HttpHeaders.CONTENT_TYPE, "application/json", HttpHeaders.CONTENT_ENCODING, "identity")
                        .entrySet());

        assertThat(JsonBody.read(headers, new ByteArrayInputStream(new byte[] {'{', '}'}))
                        .has("a"))
                .isFalse();
    }

    @Test
    void aCompressedBodyThatDoesNotSaySoIs415Too() {
        assertRefused(415, "unsupported_media_type", () -> read(new byte[] {0x1f, (byte) 0x8b, 8, 0}));
    }

    @Test
    void brokenUtf8AndOtherEncodingsAre400() {
        assertRefused(400, "invalid_json", () -> read(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}));
        assertRefused(400, "invalid_json", () -> read("{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16)));
    }

    @Test
    void deepNestingIs400() {
        assertRefused(400, "invalid_json", () -> read("{\"a\":" + "[".repeat(8000) + "]".repeat(8000) + "}"));
    }

    @Test
    void aBodyThatIsCutOffIs400() {
        InputStream cutOff = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertRefused(400, "incomplete_body", () -> JsonBody.read(contentType("application/json"), cutOff));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":\"\"}", "{\"A\":\"x\"}"})
    void aFieldWithoutACharacterIsAbsent(String json) {
        assertThat(read(json).text("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[\"x\"]", "{\"x\":\"y\"}", "1.5"})
    void aFieldThatIsNoStringIs400(String value) {
        assertRefused(400, "invalid_field", () -> read("{\"a\":" + value + "}").text("a"));
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "\\n", "\\u001b", "\\u007f", "\\u0085", "\\ud800", "\\udc00", "\\ud800x"})
    void controlCharactersAndHalvesOfCharactersAre400(String escaped) {
        assertRefused(
                400, "invalid_field", () -> read("{\"a\":\"x" + escaped + "\"}").text("a"));
    }

    @Test
    void aTypedFieldMayHaveThemAroundIt() {
        assertThat(read("{\"a\":\"\\u0002x\\r\\n\"}").typed("a")).contains("\u0002x\r\n");
        assertRefused(400, "invalid_field", () -> read("{\"a\":\"x\\r\\ny\"}").typed("a"));
        assertRefused(400, "invalid_field", () -> read("{\"a\":\"x\\ud800\"}").typed("a"));
    }

    @Test
    void everyOtherCharacterIsText() {
        assertThat(read("{\"a\":\"ß漢\\ud83d\\ude00\"}").text("a")).contains("ß漢😀");
    }
}

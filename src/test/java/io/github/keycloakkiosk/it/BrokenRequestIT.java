package io.github.keycloakkiosk.it;

import static io.github.keycloakkiosk.it.LoginErrorsIT.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not what they should be are refused in the contract's words: never with a server error. */
@KioskServer
class BrokenRequestIT {

    private static final String PATH = "/realms/kiosk/auth/login";
    private static final String LOGIN =
            "{\"method\": \"password\", \"username\": \"vera\", \"password\": \"vera-secret\"}";

    private static Caller kiosk;
    private static Wire wire;

    @BeforeAll
    static void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, "kiosk");
        wire = Wire.atKiosk(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "text/json",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/jsonp",
                "application/merge-patch+json",
                "application/*",
                "*/*",
                "application/json; charset=utf-16",
                "application/json; charset=latin1",
                "application/json; charset=",
                "text/plain; application/json",
                "application/json, text/plain",
                "foo",
                "foo/",
                "/json",
                "/",
                ";",
                " ",
            })
    void aBodyThatDoesNotSayItIsJsonIs415(String type) {
        assertError(kiosk.login(LOGIN.getBytes(StandardCharsets.UTF_8), type), 415, "unsupported_media_type", "json");
    }

    @Test
    void aBodyThatSaysNothingIs415() {
        assertError(kiosk.login(LOGIN.getBytes(StandardCharsets.UTF_8), null), 415, "unsupported_media_type", "json");
    }

    /** Keycloak would parse what calls itself a form, and fail, before anybody asks what it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a=%zz&b",
                "--x\r\nContent-Disposition: form-data; name=\"method\"\r\n\r\npin\r\n--x--\r\n",
                "--x\r\n"
            })
    void aBrokenFormIs415Too(String body) {
        assertError(
                wire.post(PATH, "application/x-www-form-urlencoded", "", body), 415, "unsupported_media_type", "json");
        assertError(
                wire.post(PATH, "multipart/form-data; boundary=x", "", body), 415, "unsupported_media_type", "json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", ";", "application/json, text/plain"})
    void aMalformedTypeIsNoServerErrorForOtherMethodsEither(String type) {
        assertError(
                kiosk.send(kiosk.request("GET", "/auth/login").setHeader("Content-Type", type)),
                405,
                "method_not_allowed",
                "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json;charset=UTF-8",
                "application/json; charset=\"utf-8\"",
                "application/json;"
            })
    void jsonInUtf8IsReadHoweverItsTypeIsWritten(String type) {
        assertThat(kiosk.login(LOGIN.getBytes(StandardCharsets.UTF_8), type).status())
                .isEqualTo(200);
    }

    static Stream<String> noJson() {
        return Stream.of(
                "",
                " ",
                "null",
                "true",
                "5",
                "\"method\"",
                "[]",
                "[" + LOGIN + "]",
                "{",
                "}",
                LOGIN + "x",
                LOGIN + LOGIN,
                LOGIN + ",",
                LOGIN.replace("}", ",}"),
                LOGIN.replace("\"method\"", "method"),
                LOGIN.replace('"', '\''),
                "/* */" + LOGIN,
                "\uFEFF" + LOGIN,
                "{\"method\": NaN}",
                "{\"method\": \"password\", \"method\": \"pin\"}",
                LOGIN.replace("}", ", \"password\": \"vera-secret\"}"),
                LOGIN.replace("}", ", \"n\": " + "9".repeat(2000) + "}"),
                LOGIN.replace("vera-secret", "vera\u0000secret"),
                LOGIN.replace("vera-secret", "vera\nsecret"),
                "[".repeat(16_000),
                LOGIN.replace("}", ", \"deep\": " + "[".repeat(5000) + "]".repeat(5000) + "}"),
                "{\"a\":".repeat(2000) + "1" + "}".repeat(2000));
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void whatIsNoJsonObjectIs400(String body) {
        assertError(kiosk.login(body), 400, "invalid_json", "JSON");
    }

    @Test
    void whatIsNotUtf8Is400() throws IOException {
        byte[] broken = LOGIN.replace("vera-secret", "ÿ").getBytes(StandardCharsets.ISO_8859_1);

        assertError(kiosk.login(broken, "application/json"), 400, "invalid_json", "UTF-8");
        assertError(
                kiosk.login(LOGIN.getBytes(StandardCharsets.UTF_16), "application/json"), 400, "invalid_json", "UTF-8");
        assertError(kiosk.login(gzip(LOGIN), "application/json"), 400, "invalid_json", "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "\\n",
                "\\u001b[31m",
                "\\u007f",
                "\\u0085",
                "\\ud800",
                "\\udc00",
                "a\\ud83d",
                "\\udc00\\ud800"
            })
    void controlCharactersAndHalvesOfCharactersAre400(String escape) {
        for (String json : new String[] {
            LOGIN.replace("\"vera\"", "\"" + escape + "\""),
            LOGIN.replace("vera-secret", "vera-secret" + escape),
            "{\"method\": \"pin\", \"username\": \"vera\", \"pin\": \"5937" + escape + "\"}",
            "{\"method\": \"token\", \"login_string\": \"04DE51BEEF0002" + escape + "\"}",
        }) {
            assertError(kiosk.login(json), 400, "invalid_field", "character");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16_385, 65_536, 1_000_000})
    void aBodyOverSixteenKibibytesIs413(int bytes) {
        String body = LOGIN + " ".repeat(bytes - LOGIN.length());

        assertError(kiosk.login(body), 413, "body_too_large", "16 KiB");
    }

    @Test
    void aBodyOfSixteenKibibytesIsRead() {
        assertThat(kiosk.login(LOGIN + " ".repeat(16_384 - LOGIN.length())).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "1", "%", "' OR 1=1 --", "𝟙", "\u202E", "\uFFFF"})
    void aLongOrOddNameIsNobody(String piece) {
        String name = piece.repeat(3000 / piece.length());

        assertError(kiosk.password(name, "x"), 401, "invalid_credentials", "user");
        assertError(kiosk.pin(name, "5937"), 401, "invalid_credentials", "user");
        assertError(kiosk.badge(name), 401, "invalid_credentials", "user");
        assertError(kiosk.pin("vera", name), 401, "invalid_credentials", "user");
        assertError(kiosk.password("vera", name), 401, "invalid_credentials", "user");
    }

    @Test
    void aChunkedBodyIsRead() {
        String chunks = "5\r\n" + LOGIN.substring(0, 5) + "\r\n" + Integer.toHexString(LOGIN.length() - 5) + "\r\n"
                + LOGIN.substring(5) + "\r\n0\r\n\r\n";

        assertThat(wire.send(head("Transfer-Encoding: chunked") + chunks).status())
                .isEqualTo(200);
    }

    @Test
    void aChunkedBodyIsBoundedToo() {
        String chunks = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").repeat(5) + "0\r\n\r\n";

        assertError(wire.send(head("Transfer-Encoding: chunked") + chunks), 413, "body_too_large", "16 KiB");
    }

    @Test
    void aClientThatWaitsForAContinueGetsIt() {
        Answer answer = wire.post(PATH, "application/json", "Expect: 100-continue\r\n", LOGIN);

        assertThat(answer.status()).isEqualTo(200);
    }

    /** There is nobody left to answer, or nothing to say but 400. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 500",
                "Content-Length: 99",
                "Content-Length: -1",
                "Content-Length: x",
                "Transfer-Encoding: chunked",
                "Content-Length: 85\r\nContent-Length: 5",
                "Content-Length: 85\r\nTransfer-Encoding: chunked"
            })
    void aBodyOfAnotherLengthThanAnnouncedLogsNobodyIn(String length) {
        Answer answer = wire.sendAndHangUp(head(length) + LOGIN);

        assertThat(answer.status()).as(answer.body()).isIn(0, 400);
        assertThat(answer.body()).doesNotContain("\"success\":true");
    }

    private static String head(String length) {
        return "POST " + PATH
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n" + length
                + "\r\n\r\n";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

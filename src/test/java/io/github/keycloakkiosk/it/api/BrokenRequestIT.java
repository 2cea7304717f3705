package io.github.keycloakkiosk.it.api;

import static io.github.keycloakkiosk.it.api.LoginErrorsIT.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Malformed requests are refused in the dialect of their route, never with a server error. For logouts see {@link
 * LogoutIT}.
 */
@KioskServer
@ParameterizedClass
@EnumSource(BrokenRequestIT.Route.class)
class BrokenRequestIT {

    /** A well-formed request, and the status of its answer. */
    enum Route {
        LOGIN_BY_METHOD(
                "/auth/login",
                "{\"method\": \"password\", \"username\": \"vera\", \"password\": \"vera-secret\"}",
                200),
        LOGIN_BY_USERID("/auth/login", "{\"userid\": \"vera\", \"password\": \"vera-secret\"}", 200),
        TOKEN("/auth/token", "{\"userid\": \"vera\", \"password\": \"vera-secret\"}", 200),
        REGISTER(
                "/auth/register",
                "{\"username\": \"vera\", \"email\": \"v@example.com\", \"phone\": \"13500000009\","
                        + " \"password\": \"vera-secret\"}",
                409); // vera exists already

        final String path;
        final String json;
        final int whenRead;

        Route(String path, String json, int whenRead) {
            this.path = path;
            this.json = json;
            this.whenRead = whenRead;
        }

        List<String> fields() {
            return Pattern.compile("\"(\\w+)\":")
                    .matcher(json)
                    .results()
                    .map(field -> field.group(1))
                    .toList();
        }

        /** The request, with this JSON as the value of a field. */
        String with(String field, String value) {
            return json.replaceFirst(
                    "(\"" + field + "\": )\"[^\"]*\"", Matcher.quoteReplacement("\"" + field + "\": " + value));
        }

        /** The request with one more member. */
        String and(String member) {
            return json.replace("}", ", " + member + "}");
        }

        /** Checks that the answer is an error in the route's dialect, with this code where the dialect has codes. */
        void assertRefused(Answer answer, int status, String code, String word) {
            if (this == LOGIN_BY_METHOD) {
                assertError(answer, status, code, word);
                return;
            }
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.json().get("errmsg").asText()).contains(word);
            if (this == LOGIN_BY_USERID) {
                assertThat(answer.json().get("status").asInt()).isEqualTo(-1);
            } else {
                assertThat(answer.json().get("status").asText()).isEqualTo("error");
                assertThat(answer.json().get("errcode").asText()).isEqualTo(Integer.toString(status));
            }
        }

        /** Before the body is read, nobody knows that it has a userid. */
        void assertUnreadable(Answer answer, int status, String code, String word) {
            (this == LOGIN_BY_USERID ? LOGIN_BY_METHOD : this).assertRefused(answer, status, code, word);
        }
    }

    /** Not a user of the demo realm: after wrong PINs that user would have to wait, and later tests would fail. */
    private static final String GUESSED = "guessed-by-broken-requests";

    private static Caller kiosk;
    private static Wire wire;

    @Parameter
    private Route route;

    @BeforeAll
    static void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, "kiosk");
        wire = Wire.atKiosk(server);
        assertThat(Admin.of(server, "kiosk")
                        .createUser(GUESSED, Admin.typed("pin", "5937"))
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void nobodyIsLeft(KeycloakServer server) {
        Admin admin = Admin.of(server, "kiosk");
        admin.expect("DELETE", "/users/" + admin.userId(GUESSED), null);
    }

    private Answer send(String json) {
        return send(json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private Answer send(byte[] body, String type) {
        return kiosk.send(route.path, body, type);
    }

    private String path() {
        return "/realms/kiosk" + route.path;
    }

    private void assertRead(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(route.whenRead);
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
        route.assertUnreadable(
                send(route.json.getBytes(StandardCharsets.UTF_8), type), 415, "unsupported_media_type", "json");
    }

    @Test
    void aBodyThatSaysNothingIs415() {
        route.assertUnreadable(
                send(route.json.getBytes(StandardCharsets.UTF_8), null), 415, "unsupported_media_type", "json");
    }

    /** Keycloak would parse a body that calls itself a form, and fail before the route is asked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a=%zz&b",
                "--x\r\nContent-Disposition: form-data; name=\"method\"\r\n\r\npin\r\n--x--\r\n",
                "--x\r\n"
            })
    void aBrokenFormIs415Too(String body) {
        for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"}) {
            route.assertUnreadable(wire.post(path(), type, "", body), 415, "unsupported_media_type", "json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", ";", "application/json, text/plain"})
    void aMalformedTypeIsNoServerErrorForOtherMethodsEither(String type) {
        route.assertUnreadable(
                kiosk.send(kiosk.request("GET", route.path).setHeader("Content-Type", type)),
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
                "application/json; charset=utf8",
                "application/json; charset=",
                "application/json; charset=us-ascii",
                "application/json;"
            })
    void jsonInUtf8IsReadHoweverItsTypeIsWritten(String type) {
        assertRead(send(route.json.getBytes(StandardCharsets.UTF_8), type));
    }

    /** Each turns a request into something that is no JSON object. */
    static Stream<UnaryOperator<String>> noJson() {
        return Stream.of(
                json -> " ",
                json -> "null",
                json -> "true",
                json -> "5",
                json -> "\"method\"",
                json -> "[]",
                json -> "[" + json + "]",
                json -> "{",
                json -> "}",
                json -> json + "x",
                json -> json + json,
                json -> json + ",",
                json -> json.replace("}", ",}"),
                json -> json.replaceFirst("\"(\\w+)\"", "$1"),
                json -> json.replace('"', '\''),
                json -> "/* */" + json,
                json -> "\uFEFF\uFEFF" + json,
                json -> "{\"method\": NaN}",
                json -> json.replace("}", ", " + json.substring(1)), // each key twice
                json -> json.replace("}", ", \"n\": " + "9".repeat(2000) + "}"),
                json -> json.replace("\"}", "\u0000\"}"),
                json -> json.replace("\"}", "\n\"}"),
                json -> "[".repeat(16_000),
                json -> json.replace("}", ", \"deep\": " + "[".repeat(5000) + "]".repeat(5000) + "}"),
                json -> "{\"a\":".repeat(2000) + "1" + "}".repeat(2000));
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void aBodyThatIsNoJsonObjectIs400(UnaryOperator<String> broken) {
        route.assertUnreadable(send(broken.apply(route.json)), 400, "invalid_json", "JSON");
    }

    @Test
    void anEmptyBodyIs400() {
        route.assertUnreadable(send(""), 400, "invalid_json", "JSON");
    }

    @Test
    void aByteOrderMarkBeforeTheBodyIsSkipped() {
        assertRead(wire.post(path(), "application/json", "", "\uFEFF" + route.json));
    }

    @Test
    void anEncodedBodyIs415AndTheEncodingIsNamed() throws IOException {
        route.assertUnreadable(
                send(gzip(route.json), "application/json"), 415, "unsupported_media_type", "Content-Encoding: gzip");
        route.assertUnreadable(
                wire.post(path(), "application/json", "Content-Encoding: br\r\n", route.json),
                415,
                "unsupported_media_type",
                "Content-Encoding: br");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "FOO", "post"})
    void unknownVerbsAre405InTheApisWords(String verb) {
        Answer answer = wire.send(
                verb + " " + path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        route.assertUnreadable(answer, 405, "method_not_allowed", "POST");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void aBodyThatIsNotUtf8Is400() {
        for (byte[] broken : new byte[][] {
            route.json.replace("\"}", "ÿ\"}").getBytes(StandardCharsets.ISO_8859_1),
            route.json.getBytes(StandardCharsets.UTF_16)
        }) {
            route.assertUnreadable(send(broken, "application/json"), 400, "invalid_json", "UTF-8");
        }
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
        for (String field : route.fields()) {
            route.assertRefused(
                    send(route.with(field, "\"x" + escape + "x\"")), 400, "invalid_field", "'" + field + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "1e400", "true", "false", "[]", "[\"vera\"]", "{}", "{\"a\": \"vera\"}"})
    void aFieldThatIsNoTextIs400(String value) {
        for (String field : route.fields()) {
            route.assertRefused(send(route.with(field, value)), 400, "invalid_field", "'" + field + "'");
        }
    }

    /** Not checked against the description: its validator does not read all of it. */
    @ParameterizedTest
    @ValueSource(strings = {"\"n\": [{\"x\": null}]", "\"\": 1", "\"\\ud800\": \"\\ud800\"", "\"__proto__\": {}"})
    void fieldsThatNobodyAskedForAreLeftAside(String member) {
        assertRead(wire.post(path(), "application/json", "", route.and(member)));
    }

    @ParameterizedTest
    @ValueSource(ints = {16_385, 65_536, 1_000_000})
    void aBodyOverSixteenKibibytesIs413(int bytes) {
        String padding = " ".repeat(bytes - route.json.length());

        route.assertUnreadable(send(route.json + padding), 413, "body_too_large", "16 KiB");
        String field = route.fields().get(0);
        route.assertUnreadable(
                send(route.with(field, "\"" + "x".repeat(bytes) + "\"")), 413, "body_too_large", "16 KiB");
    }

    @Test
    void aBodyOfSixteenKibibytesIsRead() {
        assertRead(send(route.json + " ".repeat(16_384 - route.json.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "1", "%", "' OR 1=1 --", "𝟙", "\u202E", "\uFFFF"})
    void aLongOrOddValueIsNoServerError(String piece) {
        String value = '"' + piece.repeat(3000 / piece.length()) + '"';
        for (String field : route.fields()) {
            assertThat(send(route.with(field, value)).status())
                    .as(field)
                    .isIn(route == Route.REGISTER ? List.of(400, 409) : List.of(400, 401));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "1", "%", "' OR 1=1 --", "𝟙", "\u202E", "\uFFFF"})
    void aLongOrOddPinOrBadgeIsNobodys(String piece) {
        String text = piece.repeat(3000 / piece.length());

        assertError(kiosk.pin(text, "5937"), 401, "invalid_credentials", "user");
        assertError(kiosk.badge(text), 401, "invalid_credentials", "user");
        assertError(kiosk.pin(GUESSED, text), 401, "invalid_credentials", "user");
    }

    @Test
    void aChunkedBodyIsRead() {
        String chunks = "5\r\n" + route.json.substring(0, 5) + "\r\n" + Integer.toHexString(route.json.length() - 5)
                + "\r\n" + route.json.substring(5) + "\r\n0\r\n\r\n";

        assertRead(wire.send(head("Transfer-Encoding: chunked") + chunks));
    }

    @Test
    void aChunkedBodyIsBoundedToo() {
        String chunks = ("1000\r\n" + " ".repeat(0x1000) + "\r\n").repeat(5) + "0\r\n\r\n";

        route.assertUnreadable(wire.send(head("Transfer-Encoding: chunked") + chunks), 413, "body_too_large", "16 KiB");
    }

    @Test
    void aClientThatWaitsForAContinueGetsIt() {
        Answer answer = wire.post(path(), "application/json", "Expect: 100-continue\r\n", route.json);

        assertRead(answer);
    }

    /** The client is gone, or the answer can only be 400. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 500",
                "Content-Length: 199",
                "Content-Length: -1",
                "Content-Length: x",
                "Transfer-Encoding: chunked",
                "Content-Length: 85\r\nContent-Length: 5",
                "Content-Length: 85\r\nTransfer-Encoding: chunked"
            })
    void aBodyOfAnotherLengthThanAnnouncedDoesNothing(String length) {
        Answer answer = wire.sendAndHangUp(head(length) + route.json);

        assertThat(answer.status()).as(answer.body()).isIn(0, 400);
        assertThat(answer.body()).doesNotContain("token\":");
    }

    private String head(String length) {
        return "POST " + path()
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

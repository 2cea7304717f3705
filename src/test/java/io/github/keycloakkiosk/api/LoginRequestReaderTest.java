package io.github.keycloakkiosk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.LoginRequest;
import io.github.keycloakkiosk.login.TypedText;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.junit.jupiter.api.Test;

/**
 * Every body, in either dialect, gives a request, or a refusal in words. The bodies are random, but the same in each run.
 */
class LoginRequestReaderTest {

    static final List<String> VALID = List.of(
            "{\"method\": \"password\", \"username\": \"admin\", \"password\": \"secret\"}",
            "{\"method\":\"pin\",\"username\":\"ol\\u0067a\",\"pin\":\"8264\",\"x\":[{\"y\":null},1.5e3,true]}",
            "{\"method\":\"token\",\"login_string\":\"04:DE:51:BE:EF:00:02\"}",
            "{\"userid\":\"ß漢\\ud83d\\ude00\",\"password\":\"your password\"}");

    private static final List<String> KEYS =
            List.of("method", "username", "password", "pin", "login_string", "userid", "", "\\u0000", "\\ud800");

    private static final List<String> SCALARS = List.of(
            "\"password\"",
            "\"pin\"",
            "\"token\"",
            "\"\"",
            "\"a\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "null",
            "true",
            "-0",
            "1e999999999",
            "1".repeat(1500),
            "NaN",
            "'a'",
            "\"" + "x".repeat(9000) + "\"",
            "\"\n\"");

    private final Random random = new Random(26);

    @Test
    void aValidValueIsRead() {
        assertThat(VALID)
                .filteredOn(text -> readByEveryTypeAndDialect(text.getBytes(StandardCharsets.UTF_8)) == 0)
                .isEmpty();
    }

    @Test
    void theSeedsOfTheFuzzingAreReadOrRefused() {
        LoginRequestReaderFuzz.seeds().forEach(LoginRequestReaderTest::readByEveryTypeAndDialect);
    }

    @Test
    void anyBytes() {
        for (int i = 0; i < 3_000; i++) {
            byte[] body = new byte[random.nextInt(60)];
            random.nextBytes(body);
            readByEveryTypeAndDialect(body);
        }
    }

    @Test
    void anyJson() {
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            read += readByEveryTypeAndDialect(json(4).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read)
                .as("some of it must be requests, or it is too wild to find anything")
                .isPositive();
    }

    @Test
    void validJsonThatWasChanged() {
        int read = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] body = VALID.get(random.nextInt(VALID.size())).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                body = changed(body);
            }
            read += readByEveryTypeAndDialect(body);
        }
        assertThat(read).as("some of it must still be requests").isPositive();
    }

    private byte[] changed(byte[] body) {
        int from = random.nextInt(body.length);
        int to = from + random.nextInt(body.length - from) + 1;
        switch (random.nextInt(4)) {
            case 0 -> body[from] = (byte) random.nextInt(256);
            case 1 -> body[from] ^= (byte) (1 << random.nextInt(8));
            case 2 -> body = Arrays.copyOf(body, to);
            default -> {
                byte[] longer = Arrays.copyOf(body, body.length + to - from);
                System.arraycopy(body, from, longer, body.length, to - from);
                body = longer;
            }
        }
        return body;
    }

    private String json(int depth) {
        int kind = depth == 4 ? 0 : random.nextInt(8);
        if (depth > 0 && kind < 2) {
            return IntStream.range(0, random.nextInt(5))
                    .mapToObj(i -> "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\":" + json(depth - 1))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (depth > 0 && kind == 2) {
            return IntStream.range(0, random.nextInt(3))
                    .mapToObj(i -> json(depth - 1))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return SCALARS.get(random.nextInt(SCALARS.size()));
    }

    /** The number of bodies that were a request; fails if a body was neither a request nor refused in words. */
    static int readByEveryTypeAndDialect(byte[] body) {
        int read = 0;
        for (String type : List.of("application/json", "application/json;charset=utf-8", "text/plain", "/")) {
            read += read(type, body, LoginRequestReader::read) + read(type, body, LoginRequestReader::readUserid);
        }
        return read;
    }

    private static int read(String type, byte[] body, Function<JsonBody, LoginRequest> reader) {
        var headers = new HttpHeadersImpl(Map.of(HttpHeaders.CONTENT_TYPE, type).entrySet());
        LoginRequest request;
        try {
            request = reader.apply(JsonBody.read(headers, new ByteArrayInputStream(body)));
        } catch (ApiError refused) {
            assertThat(refused.status()).isIn(400, 413, 415);
            assertThat(refused.code()).matches("[a-z_]+");
            assertThat(refused.getMessage()).isNotBlank();
            return 0;
        }
        assertThat(request.fields().keySet())
                .isIn(
                        Set.of("username", "password"),
                        Set.of("username", "pin"),
                        Set.of("login_string"),
                        Set.of("login_string", "pin"));
        assertThat(request.fields().values())
                .allMatch(
                        text -> !text.isEmpty() && TypedText.bare(text).chars().noneMatch(Character::isISOControl),
                        "text")
                .allMatch(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text), "no half of a character");
        return 1;
    }
}

package io.github.keycloakkiosk.it.proxy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A login as HTTP/2 frames (RFC 9113), which no client library would send: header names and values go out as they are. The
 * answer's body is readable, since it is neither compressed nor Huffman coded.
 */
final class Http2 {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private Http2() {}

    /** @param headers lines as in HTTP/1.1, but with {@code =} between name and value; one that is there already comes twice */
    static String login(Login login, Claim claim, String... headers) {
        String body = login.body();
        String fields = Stream.concat(
                        Stream.of(
                                ":method=POST",
                                ":scheme=http",
                                ":path=" + claim.in(login.path()),
                                ":authority=localhost",
                                "content-type=application/json",
                                "content-length=" + body.length()),
                        Stream.of(headers).map(claim::in))
                .map(Http2::field)
                .collect(Collectors.joining());
        return "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(SETTINGS, 0, 0, "") + frame(HEADERS, END_HEADERS, 1, fields)
                + frame(DATA, END_STREAM, 1, body);
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        return bytes(length >> 16, length >> 8, length, type, flags, 0, 0, 0, stream) + payload;
    }

    /** A literal field without indexing and with a new name (RFC 7541 section 6.2.2). */
    private static String field(String line) {
        int end = line.indexOf('=', 1);
        return bytes(0) + text(line.substring(0, end)) + text(line.substring(end + 1));
    }

    private static String text(String text) {
        int length = text.length();
        String prefix = length < 127 ? bytes(length) : bytes(127, length - 127);
        if (length >= 127 + 128) {
            throw new IllegalArgumentException("longer than this test needs");
        }
        return prefix + text;
    }

    private static String bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package io.github.keycloakkiosk.api;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code Content-Type} of JSON whose bytes can be read as UTF-8. A form of another site cannot send this type without a
 * preflight, so it can log nobody in.
 */
final class JsonType {

    private static final String JSON = "application/json";
    private static final String CHARSET = "charset=";

    /** ASCII is a part of UTF-8. */
    private static final Set<Charset> READ = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    private JsonType() {}

    /** @param headers all values of {@code Content-Type}; JAX-RS would fail on some that clients send */
    static boolean isIn(List<String> headers) {
        if (headers == null || headers.size() != 1) {
            return false;
        }
        String[] parts = headers.get(0).split(";");
        return parts.length > 0
                && JSON.equalsIgnoreCase(parts[0].strip())
                && parameters(parts).flatMap(part -> charset(part).stream()).allMatch(JsonType::isRead);
    }

    private static Stream<String> parameters(String[] parts) {
        return Arrays.stream(parts).skip(1).map(String::strip);
    }

    private static Optional<String> charset(String parameter) {
        return parameter.regionMatches(true, 0, CHARSET, 0, CHARSET.length())
                ? Optional.of(
                        parameter.substring(CHARSET.length()).replace("\"", "").strip())
                : Optional.empty();
    }

    private static boolean isRead(String charset) {
        try {
            return charset.isEmpty() || READ.contains(Charset.forName(charset));
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}

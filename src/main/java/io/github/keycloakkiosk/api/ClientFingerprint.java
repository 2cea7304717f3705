package io.github.keycloakkiosk.api;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The device of an app, as the app describes it in the body of a logout. It goes into the event only. A description that cannot
 * be read counts as none, and never keeps a logout from happening.
 */
final class ClientFingerprint {

    /** The field, and the detail of the event. */
    static final String FIELD = "clientfp";

    /** The longest text that is kept: {@value} characters. The rest is cut off. */
    static final int MOST_CHARACTERS = 255;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build()
            .readerFor(JsonNode.class);

    private ClientFingerprint() {}

    /** @param body of any type and length; only the beginning of a long body is read, which then is no JSON */
    static Optional<String> read(InputStream body) {
        try {
            JsonNode object = READER.readValue(body.readNBytes(JsonBody.MOST_BYTES));
            // Numbers are read as text. Objects and lists are not read.
            return Optional.ofNullable(object)
                    .map(node -> node.get(FIELD))
                    .filter(value -> value.isTextual() || value.isNumber())
                    .map(value -> plain(value.asText()))
                    .filter(text -> !text.isBlank());
        } catch (IOException unreadable) { // or the client has hung up
            return Optional.empty();
        }
    }

    /** The text without characters that forge log lines or that databases refuse. */
    private static String plain(String text) {
        return text.codePoints()
                .filter(codePoint -> !Character.isISOControl(codePoint)
                        && Character.getType(codePoint) != Character.SURROGATE
                        && Character.getType(codePoint) != Character.FORMAT)
                .limit(MOST_CHARACTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

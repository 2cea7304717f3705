package io.github.keycloakkiosk.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.login.TypedText;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request body that is a JSON object in UTF-8 of bounded size. Any other body is refused with 413, 415 or 400.
 */
public final class JsonBody {

    /** The largest body: {@value} bytes. */
    static final int MOST_BYTES = 16 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    static JsonBody read(HttpHeaders headers, InputStream body) {
        BodyEncoding.named(headers.getRequestHeader(HttpHeaders.CONTENT_ENCODING))
                .ifPresent(JsonBody::refuseEncoding);
        if (!JsonType.isIn(headers.getRequestHeader(HttpHeaders.CONTENT_TYPE))) {
            throw new ApiError(415, "unsupported_media_type", "Send the body as application/json in UTF-8.");
        }
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ApiError(413, "body_too_large", "The body is larger than 16 KiB.");
            }
            BodyEncoding.seen(bytes).ifPresent(JsonBody::refuseEncoding);
            // Decoded here, strictly: Jackson would guess other encodings and let broken UTF-8 through.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode node = READER.readValue(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            if (node == null || !node.isObject()) {
                throw ApiError.badRequest("invalid_json", "The body is not a JSON object.");
            }
            return new JsonBody(node);
        } catch (JsonProcessingException | CharacterCodingException unreadable) {
            throw ApiError.badRequest(
                    "invalid_json", "The body is not valid JSON in UTF-8, or a key stands twice in it.");
        } catch (IOException cutOff) {
            throw ApiError.badRequest("incomplete_body", "The body ended too early.");
        }
    }

    private static void refuseEncoding(String encoding) {
        throw new ApiError(
                415,
                "unsupported_media_type",
                "Send the body as plain JSON, without Content-Encoding: " + encoding + ".");
    }

    /** Whether the body has the field, with any value. */
    boolean has(String field) {
        return object.has(field);
    }

    /** The text of a field; empty when the field is absent, null or an empty text. */
    public Optional<String> text(String field) {
        return text(field, text -> text);
    }

    /**
     * The text of a field that a person types or a reader sends: a name, a PIN, a login string. There may be control characters
     * around it, which its own rule removes.
     */
    public Optional<String> typed(String field) {
        return text(field, TypedText::bare);
    }

    private Optional<String> text(String field, UnaryOperator<String> part) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ApiError.badRequest("invalid_field", "Field '" + field + "' must be a string.");
        }
        if (!part.apply(value.textValue()).codePoints().allMatch(JsonBody::isStorable)) {
            throw ApiError.badRequest(
                    "invalid_field", "Field '" + field + "' has a control character or half a character in it.");
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** The text of a field that must be there and not be empty. */
    public String required(String field) {
        return text(field).orElseThrow(() -> missing(field));
    }

    /** As {@link #required}, for a {@link #typed} field. */
    public String requiredTyped(String field) {
        return typed(field).orElseThrow(() -> missing(field));
    }

    private static ApiError missing(String field) {
        return ApiError.badRequest("missing_field", "Field '" + field + "' is required and must not be empty.");
    }

    /**
     * Control characters and lone surrogates are refused: some databases cannot store them, and nobody types them on purpose.
     */
    private static boolean isStorable(int codePoint) {
        return !Character.isISOControl(codePoint)
                && !(Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint));
    }
}

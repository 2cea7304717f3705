package io.github.keycloakkiosk.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body strictly: a key that nobody knows is a mistake of an admin, and must not be ignored. */
final class AdminBody {

    /** The largest body, in bytes: a whitelist of ten thousand blocks fits. */
    private static final int MOST_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private AdminBody() {}

    /**
     * @param absent for an empty body
     * @throws AdminError 400 with the field
     */
    static <T> T read(InputStream body, Class<T> type, T absent) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw AdminError.of(413, null, "The body is larger than 1 MiB");
            }
            if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
                return absent;
            }
            T read = JSON.readValue(bytes, type);
            if (read == null) {
                throw AdminError.invalid(null, "The body must be a JSON object");
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw AdminError.invalid(
                    path(unknown), "There is no such field; write one of " + unknown.getKnownPropertyIds());
        } catch (JsonMappingException wrong) {
            String field = path(wrong);
            throw AdminError.invalid(
                    field, field == null ? "The body must be a JSON object" : "The value has the wrong type");
        } catch (JsonProcessingException unreadable) {
            throw AdminError.invalid(null, "The body is not valid JSON in UTF-8, or a key stands twice in it");
        } catch (IOException cutOff) {
            throw AdminError.invalid(null, "The body ended too early");
        }
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}

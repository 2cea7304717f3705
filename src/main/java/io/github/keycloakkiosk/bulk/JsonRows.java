package io.github.keycloakkiosk.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.login.TypedText;
import java.io.IOException;
import java.io.Reader;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The rows of JSON lines: an object on each line, whose values are strings. A number would lose the zeros before it. */
final class JsonRows implements Rows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BoundedText text;
    private final ColumnNames names;

    JsonRows(Reader source, ColumnNames names) {
        this.text = new BoundedText(source, 1);
        this.names = names;
    }

    @Override
    public Optional<Row> next() throws IOException {
        text.startRow();
        int line = text.line();
        String json = text.restOfLine();
        while (json != null && TypedText.bare(json).isEmpty()) {
            text.startRow();
            line = text.line();
            json = text.restOfLine();
        }
        return json == null ? Optional.empty() : Optional.of(row(line, TypedText.bare(json)));
    }

    private Row row(int line, String json) {
        JsonNode read;
        try {
            read = JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            return Row.unreadable(line, json.indexOf('\uFFFD') >= 0 ? Code.NOT_IN_CHARSET : Code.ROW_MALFORMED, null);
        }
        return read instanceof ObjectNode object ? row(line, object) : Row.unreadable(line, Code.ROW_MALFORMED, null);
    }

    private Row row(int line, ObjectNode object) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            Optional<Column> column = names.named(property.getKey());
            if (column.isEmpty()) {
                if (names.ignoreOthers()) {
                    continue;
                }
                return Row.unreadable(line, Code.COLUMN_UNKNOWN, null);
            }
            if (!column.get().isRead()) {
                continue;
            }
            JsonNode value = property.getValue();
            if (!value.isTextual() && !value.isNull() || cells.containsKey(column.get())) {
                return Row.unreadable(line, Code.ROW_MALFORMED, column.get());
            }
            cells.put(column.get(), value.isNull() ? "" : value.textValue());
        }
        return Row.of(line, cells);
    }
}

package io.github.keycloakkiosk.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What an import answers. */
record ImportReport(List<JsonNode> lines, JsonNode summary) {

    static final String IMPORT = "/kiosk-login/import";

    /** Imports CSV; any other answer than a report fails the test. */
    static ImportReport of(Admin admin, String csv) {
        return of(admin, "", csv);
    }

    /** @param query with its question mark */
    static ImportReport of(Admin admin, String query, String csv) {
        return of(admin.sendFile(IMPORT + query, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    static ImportReport of(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        List<JsonNode> lines = answer.body().lines().map(ImportReport::json).toList();
        return new ImportReport(
                lines.subList(0, lines.size() - 1), lines.get(lines.size() - 1).get("summary"));
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException noJson) {
            throw new AssertionError(line, noJson);
        }
    }

    /** Such as "2 stored" and "3 refused badge_taken badge". */
    List<String> rows() {
        return lines.stream()
                .map(line -> (line.get("line").asInt() + " "
                                + line.get("status").asText() + " "
                                + line.path("code").asText() + " "
                                + line.path("column").asText())
                        .strip())
                .toList();
    }

    /** Rows, and those of them that were stored, unchanged and refused. */
    List<Integer> counts() {
        return List.of(
                summary.get("rows").asInt(),
                summary.get("stored").asInt(),
                summary.get("unchanged").asInt(),
                summary.get("refused").asInt());
    }
}

package io.github.keycloakkiosk.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answer of an import, as JSON lines: one for each row, and the summary as the last. */
final class Report {

    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final OutputStream out;
    private final boolean errorsAlone;

    /** @param errorsAlone leaves out the lines of rows that are not refused */
    Report(OutputStream out, boolean errorsAlone) {
        this.out = out;
        this.errorsAlone = errorsAlone;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(int line, String status, String code, String column, String message) {

        static Line of(Outcome outcome) {
            return new Line(
                    outcome.line(),
                    outcome.status().label(),
                    outcome.code() == null ? null : outcome.code().label(),
                    outcome.column() == null ? null : outcome.column().label(),
                    outcome.code() == null ? null : outcome.code().sentence());
        }
    }

    /** Writes these lines now, so that the caller sees them while the file is still on its way. */
    void write(List<Outcome> outcomes) throws IOException {
        for (Outcome outcome : outcomes) {
            if (!errorsAlone || outcome.isRefused()) {
                write(Line.of(outcome));
            }
        }
        out.flush();
    }

    void end(Summary summary) throws IOException {
        write(Map.of("summary", summary));
        out.flush();
    }

    private void write(Object line) throws IOException {
        out.write(JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}

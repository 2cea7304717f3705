package io.github.keycloakkiosk.it.metrics;

import io.github.keycloakkiosk.it.server.Program;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The programs of Debian's package {@code prometheus}. */
enum PrometheusProgram {
    PROMETHEUS,
    PROMTOOL;

    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program's path; empty if this machine has none. */
    Optional<Path> executable() {
        return new Program(command()).executable();
    }

    /** @param folders those to look in, as in PATH; may be {@code null} */
    Optional<Path> executable(String folders) {
        return new Program(command()).executable(folders);
    }

    /** Skips tests that this machine cannot run, and says why. */
    static final class Present implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            ConditionEvaluationResult result = judge(Arrays.stream(values())
                    .filter(program -> program.executable().isEmpty())
                    .map(PrometheusProgram::command)
                    .toList());
            // The report of a skipped class does not say why.
            if (result.isDisabled() && context.getTestMethod().isEmpty()) {
                System.err.println(result.getReason().orElseThrow() + " " + context.getDisplayName() + " is skipped.");
            }
            return result;
        }

        static ConditionEvaluationResult judge(List<String> missing) {
            return missing.isEmpty()
                    ? ConditionEvaluationResult.enabled("Prometheus is there")
                    : ConditionEvaluationResult.disabled("There is no " + String.join(" and no ", missing)
                            + " on the PATH: install the package prometheus.");
        }
    }
}

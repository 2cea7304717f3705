package io.github.keycloakkiosk.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.metrics.PrometheusProgram.Present;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusProgramTest {

    @Test
    void itIsFoundOnThePath(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("promtool"));

        assertThat(PrometheusProgram.PROMTOOL.executable("/nowhere:" + folder)).isEmpty();
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(PrometheusProgram.PROMTOOL.executable("/nowhere:" + folder)).contains(program);
        assertThat(PrometheusProgram.PROMETHEUS.executable("/nowhere:" + folder))
                .isEmpty();
        assertThat(PrometheusProgram.PROMTOOL.executable(null)).isEmpty();
    }

    @Test
    void withoutItTheReasonIsASentence() {
        assertThat(Present.judge(List.of()).isDisabled()).isFalse();
        assertThat(Present.judge(List.of("prometheus", "promtool")).getReason())
                .contains("There is no prometheus and no promtool on the PATH: install the package prometheus.");
    }
}

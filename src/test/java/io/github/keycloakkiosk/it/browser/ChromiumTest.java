package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** Which Chromium the browser tests run in. */
class ChromiumTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @NullAndEmptySource
    void theFirstOnThePathThatCanBeRun(String unset) throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.createDirectories(one.resolve("chromium"));
        Files.writeString(one.resolve("chromium-browser"), "not executable");
        Path chrome = program(other.resolve("google-chrome"));

        assertThat(Chromium.executable(unset, one + File.pathSeparator + other)).contains(chrome);
        assertThat(Chromium.executable(unset, one.toString())).isEmpty();
        assertThat(Chromium.executable(unset, null)).isEmpty();
    }

    @Test
    void theOneThatIsNamedOrNone() throws IOException {
        Path named = program(folder.resolve("my-chromium"));
        String path = program(folder.resolve("chromium")).getParent().toString();

        assertThat(Chromium.executable(named.toString(), path)).contains(named);
        for (String wrong : new String[] {folder.resolve("none").toString(), path}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Chromium.executable(wrong, path))
                    .withMessageContainingAll("CHROMIUM", wrong);
        }
    }

    @Test
    void theNamesAreThoseThatAreWrittenDown() throws IOException {
        assertThat(Files.readString(Path.of(".ci/run")))
                .contains("command -v " + String.join(" ", Chromium.NAMES) + " >");
        assertThat(Files.readString(Path.of("CONTRIBUTING.md")).replaceAll("\\s+", " "))
                .contains(Chromium.NAMES.stream().collect(Collectors.joining("`, `", "or `", "` on the `PATH`")));
    }

    private static Path program(Path path) throws IOException {
        Files.writeString(path, "#!/bin/sh\nexit 1\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
        return path;
    }
}

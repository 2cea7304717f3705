package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxies that the tests start, and what the tests do without them. */
class ProxyProgramTest {

    @TempDir
    Path folder;

    @Test
    void theFirstOnThePathThatCanBeRun() throws IOException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(one.resolve("nginx"), "not executable");
        Files.createDirectories(one.resolve("haproxy"));
        Path nginx = Files.writeString(other.resolve("nginx"), "#!/bin/sh\nexit 1\n");
        assertThat(nginx.toFile().setExecutable(true)).isTrue();

        String path = one + File.pathSeparator + other;

        assertThat(ProxyProgram.NGINX.executable(path)).contains(nginx);
        assertThat(ProxyProgram.HAPROXY.executable(path)).isEqualTo(ProxyProgram.HAPROXY.executable(null));
    }

    @Test
    void theProgramInSbinIsFoundToo() {
        Optional<Path> found = ProxyProgram.NGINX.executable(null);

        assertThat(found.map(Path::toString))
                .isEqualTo(Optional.of("/usr/sbin/nginx").filter(name -> Files.isExecutable(Path.of(name))));
    }

    @Test
    void withoutOneTheTestsAreSkippedByName() {
        assertThat(ProxiesPresent.judge(List.of()).isDisabled()).isFalse();
        assertThat(ProxiesPresent.judge(List.of("haproxy")).isDisabled()).isTrue();
        assertThat(ProxiesPresent.judge(List.of("nginx", "haproxy")).getReason().orElseThrow())
                .contains("no nginx and no haproxy", "/usr/sbin", "package");
    }

    @Test
    void theNamesAreThoseThatAreWrittenDown() throws IOException {
        String commands =
                Stream.of(ProxyProgram.values()).map(ProxyProgram::command).collect(Collectors.joining(" "));

        assertThat(Files.readString(Path.of(".ci/run"))).contains("for proxy in " + commands + "; do");
        assertThat(Files.readString(Path.of("CONTRIBUTING.md")))
                .contains("packages `" + commands.replace(" ", "` and `") + "`");
    }
}

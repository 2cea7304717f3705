package io.github.keycloakkiosk.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the parents in this test are shell scripts")
class ProcessTreeTest {

    /** This process writes down its pid, and ends only by force. */
    private static final String DEAF =
            "trap '' TERM; echo $$ > unfinished; mv unfinished pid; while :; do sleep 0.1; done";

    @TempDir
    private Path directory;

    @Test
    void aChildThatIsDeafDoesNotOutliveItsParent() throws Exception {
        ProcessTree tree = start("sh deaf.sh & wait");
        long child = child();

        tree.close();

        assertEnded(child);
    }

    /** Like {@code kc.sh}, this process waits for its child, also when it has been told to end. */
    @Test
    void aChildThatIsStartedWhileItsParentEndsDoesNotOutliveIt() throws Exception {
        ProcessTree tree = start("trap 'sh deaf.sh & wait' TERM; : > ready; while :; do sleep 0.1; done");
        await("ready");

        tree.close();

        assertEnded(child());
    }

    @Test
    void aChildThatWasSeenIsRememberedWhenItsParentHasGone() throws Exception {
        ProcessTree tree = start("sh deaf.sh & until [ -e seen ]; do sleep 0.1; done");
        long child = child();
        assertThat(tree.isAlive()).isTrue();
        Files.createFile(directory.resolve("seen"));
        tree.waitFor();

        tree.close();

        assertEnded(child);
    }

    private ProcessTree start(String parent) throws IOException {
        Files.writeString(directory.resolve("deaf.sh"), DEAF);
        Files.writeString(directory.resolve("parent.sh"), parent);
        Process process = new ProcessBuilder("sh", "parent.sh")
                .directory(directory.toFile())
                .start();
        // The wait is short, since the processes will not end within it.
        return new ProcessTree(process, Duration.ofMillis(500));
    }

    private long child() throws Exception {
        await("pid");
        return Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    }

    /** This holds whether or not somebody has asked how the process ended. */
    private static void assertEnded(long pid) {
        assertThat(ProcessHandle.of(pid).flatMap(child -> child.info().command()))
                .isEmpty();
    }

    private void await(String file) {
        Patience.until("the file " + file, () -> Files.exists(directory.resolve(file)));
    }
}

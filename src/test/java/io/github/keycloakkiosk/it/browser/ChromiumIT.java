package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that Chromium starts. {@link ChromiumTest} tests which Chromium is chosen. */
class ChromiumIT {

    @Test
    void aProgramThatIsNoBrowserIsNamed(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("chromium"), "#!/bin/sh\nexit 1\n");
        program.toFile().setExecutable(true);

        assertThatIllegalStateException()
                .isThrownBy(() -> Chromium.start(program))
                .withMessageContainingAll("CHROMIUM", program.toString());
    }
}

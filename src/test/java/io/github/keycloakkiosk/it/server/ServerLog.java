package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file that a server's output goes to. It is kept when the server has ended. */
public record ServerLog(Path file) {

    private static final int TAIL_LINES = 60;

    /** Forgets what an earlier run left. */
    void clear() {
        new DirectoryTree(file).delete();
    }

    /** For output that comes in pieces. */
    void append(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the process write here, errors too; what an earlier run left is overwritten. */
    public ProcessBuilder receive(ProcessBuilder builder) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.redirectErrorStream(true).redirectOutput(file.toFile());
    }

    /** The last lines, under a line that names the file. */
    public String tail() {
        try {
            // Not readAllLines: a line that is being written may end within a character.
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int from = Math.max(0, lines.size() - TAIL_LINES);
            return "The end of " + file + ":\n  " + String.join("\n  ", lines.subList(from, lines.size()));
        } catch (IOException e) {
            return "There is no log at " + file + ": " + e.getMessage();
        }
    }
}

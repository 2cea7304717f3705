package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The file for a server's output. It is kept when the server has ended. */
public record ServerLog(Path file) {

    private static final int TAIL_LINES = 100;

    /** Deletes the output of an earlier run. */
    void clear() {
        new DirectoryTree(file).delete();
    }

    /** A log for output that comes in pieces. */
    void append(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the process write its output and errors here; the output of an earlier run is overwritten. */
    public ProcessBuilder receive(ProcessBuilder builder) {
        clear();
        return continueWith(builder);
    }

    /** Makes the process write its output and errors here, after the output that is there. */
    ProcessBuilder continueWith(ProcessBuilder builder) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(file.toFile()));
    }

    /** The present end of the log, to read on from there. */
    public long end() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines from such a place on; 0 is the beginning. */
    public List<String> linesFrom(long place) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(place);
            // Not readAllLines: a half-written line may end within a character.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, under a line that names the file. */
    public String tail() {
        return tail(0);
    }

    /** As {@link #tail()}, of the lines from a place on: of those that were written since a test began, say. */
    public String tail(long place) {
        try {
            List<String> lines = linesFrom(place);
            int from = Math.max(0, lines.size() - TAIL_LINES);
            return "The end of " + file + ":\n  " + String.join("\n  ", lines.subList(from, lines.size()));
        } catch (UncheckedIOException e) {
            return "There is no log at " + file + ": " + e.getMessage();
        }
    }
}

package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a directory is made from. The directory is kept until one of the files changes.
 *
 * @param kind everything but the files: a version, options
 * @param files whose names count for the directory's name, and whose bytes count for its age
 */
record MadeFrom(String kind, List<Path> files) {

    private static final String NOTE = "made-from.txt";

    /** A short name, the same for all bytes of the files. */
    String name() {
        return sha256(origin().getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    /** Whether this directory is made from these. */
    boolean made(Path directory) throws IOException {
        Path note = directory.resolve(NOTE);
        return Files.exists(note) && Files.readString(note).equals(text());
    }

    /** The last step of making it: a directory that is made by half has no note. */
    void remember(Path directory) throws IOException {
        Files.writeString(directory.resolve(NOTE), text());
    }

    private String origin() {
        return kind + files.stream().map(file -> "\n" + file.getFileName()).collect(Collectors.joining());
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder(origin()).append('\n');
        for (Path file : files) {
            text.append(sha256(Files.readAllBytes(file))).append('\n');
        }
        return text.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a directory is made from. The directory is kept until one of the files changes. The tests' JVMs share it: one makes
 * it, and the others wait.
 *
 * @param kind everything but the files: a version, options
 * @param files whose names count for the directory's name, and whose bytes count for its age
 */
record MadeFrom(String kind, List<Path> files) {

    private static final String NOTE = "made-from.txt";

    /** Writes the content into a directory that may hold an older one. */
    interface Maker {
        void make(Path directory) throws IOException;
    }

    /**
     * The directory, after the maker has made it if need be. Its name is short, and the same for all bytes of the files.
     *
     * @param prefix of the directory's name
     */
    static synchronized Path directory(Path parent, String prefix, MadeFrom sources, Maker maker) throws IOException {
        Path directory = parent.resolve(prefix + "-" + sources.name());
        Files.createDirectories(parent);
        Path lock = parent.resolve(directory.getFileName() + ".lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock(); // until the file is closed
            if (!sources.made(directory)) {
                maker.make(directory);
                sources.remember(directory);
            }
            return directory;
        }
    }

    private String name() {
        return sha256(origin().getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    }

    private boolean made(Path directory) throws IOException {
        Path note = directory.resolve(NOTE);
        return Files.exists(note) && Files.readString(note).equals(text());
    }

    /** The last step of making it: a directory that is made by half has no note. */
    private void remember(Path directory) throws IOException {
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

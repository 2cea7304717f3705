package io.github.keycloakkiosk.adminpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file of the page. The list of their names is in the code, so no name that a caller sends ever becomes a path.
 *
 * @param tag changes when the file does
 */
record PageFile(String name, String type, byte[] content, String tag) {

    static final String INDEX = "index.html";

    /** The page of a link to the proof. It is not among the others, since it is an answer to such a link alone. */
    static final PageFile PROOF = read("proof.html", "text/html;charset=utf-8");

    private static final String SCRIPT = "text/javascript;charset=utf-8";

    private static final Map<String, PageFile> FILES = List.of(
                    read(INDEX, "text/html;charset=utf-8"),
                    read("page.css", "text/css;charset=utf-8"),
                    read("icon.svg", "image/svg+xml"),
                    read("keycloak.min.js", SCRIPT),
                    read("preact.min.umd.js", SCRIPT),
                    read("hooks.umd.js", SCRIPT),
                    read("htm.umd.js", SCRIPT),
                    read("kiosk-reader.js", SCRIPT),
                    read("main.js", SCRIPT),
                    read("session.js", SCRIPT),
                    read("rest.js", SCRIPT),
                    read("text.js", SCRIPT),
                    read("text-en.js", SCRIPT),
                    read("text-de.js", SCRIPT),
                    read("parts.js", SCRIPT),
                    read("cards.js", SCRIPT),
                    read("addresses.js", SCRIPT),
                    read("settings-groups.js", SCRIPT),
                    read("settings-de.js", SCRIPT),
                    read("proof.js", SCRIPT),
                    read("proof-tries.js", SCRIPT),
                    read("view-proof.js", SCRIPT),
                    read("verdict.js", SCRIPT),
                    read("findings-de.js", SCRIPT),
                    read("server-text.js", SCRIPT),
                    read("files.js", SCRIPT),
                    read("import-parts.js", SCRIPT),
                    read("view-import.js", SCRIPT),
                    read("person.js", SCRIPT),
                    read("view-check.js", SCRIPT),
                    read("view-setup.js", SCRIPT),
                    read("view-settings.js", SCRIPT),
                    read("view-people.js", SCRIPT),
                    read("view-start.js", SCRIPT))
            .stream()
            .collect(Collectors.toUnmodifiableMap(PageFile::name, Function.identity()));

    /** Empty for a name that is not exactly that of a file. */
    static Optional<PageFile> named(String name) {
        return Optional.ofNullable(FILES.get(name));
    }

    private static PageFile read(String name, String type) {
        try (InputStream file = PageFile.class.getResourceAsStream("/adminpage/" + name)) {
            byte[] content = file.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new PageFile(name, type, content, HexFormat.of().formatHex(digest, 0, 8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

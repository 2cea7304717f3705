package io.github.keycloakkiosk.it.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The demo realm as tests import it. It has no limit on guesses from one client address, since all tests guess from the
 * same few. Its password hashes cost nothing, since the tests make some thousand logins.
 */
public final class TestRealm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = "/components/org.keycloak.services.ui.extend.UiTabProvider/0/config";
    private static final String LIMITS = "address-attempts-by-block";

    private TestRealm() {}

    /** The realm as JSON that a test may change. */
    public static ObjectNode read() {
        try {
            ObjectNode realm =
                    (ObjectNode) JSON.readTree(MavenBuild.current().realm().toFile());
            ((ObjectNode) realm.at(SETTINGS))
                    .putArray(LIMITS)
                    .add("127.0.0.0/8=0")
                    .add("::1/128=0");
            return realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Puts the limit back. */
    public static void limitGuesses(ObjectNode realm) {
        ((ObjectNode) realm.at(SETTINGS)).remove(LIMITS);
    }

    /** The realm as a file with the demo realm's name. */
    static Path file(MavenBuild maven) {
        try {
            Path file = maven.work().resolve("realms").resolve(maven.realm().getFileName());
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(read()));
            return file;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}

package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.secret.NoSecretInLogIT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every secret that a test of this run has sent to a server, right or wrong: {@link NoSecretInLogIT} looks for them. That
 * class runs in a JVM of its own, so the secrets of each JVM are in a file beside its servers.
 */
public final class SentSecrets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> SENT = ConcurrentHashMap.newKeySet();

    private SentSecrets() {}

    public static void add(Object secret) {
        // A reference to the vault is a name, no secret, and messages contain it.
        if (secret instanceof String text && !text.startsWith("${vault.") && SENT.add(text)) {
            write(text);
        }
    }

    /** One secret to a line, as a JSON string. Its name tells it from the file of an earlier run. */
    private static synchronized void write(String secret) {
        Path file = Path.of(System.getProperty("keycloak.work"))
                .resolve("sent-secrets-" + ProcessHandle.current().pid() + ".jsonl");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, JSON.writeValueAsString(secret) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The secrets in such a file. */
    public static Set<String> in(Path file) throws IOException {
        Set<String> secrets = ConcurrentHashMap.newKeySet();
        for (String line : Files.readAllLines(file)) {
            secrets.add(JSON.readValue(line, String.class));
        }
        return secrets;
    }
}

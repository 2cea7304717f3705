package io.github.keycloakkiosk.it.client;

import io.github.keycloakkiosk.it.secret.NoSecretInLogIT;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every secret that a test of this run has sent to a server, right or wrong: {@link NoSecretInLogIT} looks for them. */
public final class SentSecrets {

    private static final Set<String> SENT = ConcurrentHashMap.newKeySet();

    private SentSecrets() {}

    public static void add(Object secret) {
        // A reference to the vault is a name, no secret, and messages contain it.
        if (secret instanceof String text && !text.startsWith("${vault.")) {
            SENT.add(text);
        }
    }

    public static Set<String> all() {
        return Set.copyOf(SENT);
    }
}

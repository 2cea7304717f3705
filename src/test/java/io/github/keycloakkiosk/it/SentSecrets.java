package io.github.keycloakkiosk.it;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every secret that a test of this run has sent to a server, right or wrong: {@link NoSecretInLogIT} looks for them. */
final class SentSecrets {

    private static final Set<String> SENT = ConcurrentHashMap.newKeySet();

    private SentSecrets() {}

    static void add(Object secret) {
        if (secret instanceof String text) {
            SENT.add(text);
        }
    }

    static Set<String> all() {
        return Set.copyOf(SENT);
    }
}

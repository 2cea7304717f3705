package io.github.keycloakkiosk.it;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every secret that a test of this run has sent to a server, right or wrong: {@link NoSecretInLogIT} looks for them. */
final class SentSecrets {

    private static final Set<String> SENT = ConcurrentHashMap.newKeySet();
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    private SentSecrets() {}

    static void add(Object secret) {
        if (secret instanceof String text) {
            SENT.add(text);
        }
    }

    /** A name is logged, and no secret even where a test has sent the same as one. */
    static void addName(Object name) {
        if (name instanceof String text) {
            NAMES.add(text);
        }
    }

    static Set<String> all() {
        return SENT.stream().filter(secret -> !NAMES.contains(secret)).collect(Collectors.toUnmodifiableSet());
    }
}

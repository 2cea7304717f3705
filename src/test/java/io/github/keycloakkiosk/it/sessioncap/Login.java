package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A login, and the moments of its begin and end.
 *
 * @param sessionId of the session that it opened; empty when it was refused
 * @param token its access token, which may have to be asked for; empty when there is none to have
 * @param node that issued it; no other takes it, since their addresses are different issuers
 */
record Login(
        int status, Optional<String> sessionId, Supplier<Optional<String>> token, int node, long began, long ended) {

    static Login of(Answer answer, int node, long began, long ended) {
        Optional<String> token = answer.status() == 200 ? Optional.of(Sessions.token(answer)) : Optional.empty();
        return new Login(answer.status(), token.map(Sessions::idOf), () -> token, node, began, ended);
    }

    /** For a token that can be asked for only once: remembers it. */
    static Supplier<Optional<String>> once(Supplier<Optional<String>> ask) {
        List<Optional<String>> asked = new ArrayList<>();
        return () -> {
            if (asked.isEmpty()) {
                asked.add(ask.get());
            }
            return asked.get(0);
        };
    }

    boolean isGranted() {
        return sessionId.isPresent();
    }

    String id() {
        return sessionId.orElseThrow();
    }

    /** Whether it was certainly over before the other began. */
    boolean isBefore(Login other) {
        return ended < other.began;
    }
}

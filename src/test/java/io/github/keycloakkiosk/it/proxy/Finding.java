package io.github.keycloakkiosk.it.proxy;

import java.util.List;
import java.util.Optional;

/**
 * The result of a setup.
 *
 * @param kiosk whether the kiosk was let in
 * @param letIn the first attack by which the stranger came in, or that left a session behind
 * @param notRefused attacks that were answered with something else than a refusal, with the answer
 */
record Finding(boolean kiosk, Optional<String> letIn, List<String> notRefused) {

    Outcome outcome() {
        if (letIn.isPresent()) {
            return Outcome.UNSAFE;
        }
        return kiosk ? Outcome.SAFE : Outcome.CLOSED;
    }
}

package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.guessing.Attempts;
import java.util.function.BooleanSupplier;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Resets the count of wrong guesses after a new PIN is stored. Not before: else an attacker who makes the change fail could
 * guess at the old PIN for ever.
 */
final class ForgottenGuesses extends AbstractKeycloakTransaction {

    private final Attempts guesses;
    private final BooleanSupplier replaced;

    ForgottenGuesses(Attempts guesses, BooleanSupplier replaced) {
        this.guesses = guesses;
        this.replaced = replaced;
    }

    @Override
    protected void commitImpl() {
        if (replaced.getAsBoolean()) {
            guesses.forget();
        }
    }

    @Override
    protected void rollbackImpl() {}
}

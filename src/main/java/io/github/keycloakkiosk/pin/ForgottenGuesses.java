package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.guessing.Attempts;
import java.util.function.BooleanSupplier;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * With a new PIN, guesses begin anew: once it is stored, and only then, or whoever makes a change of PIN fail would have the old
 * one to guess for ever.
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

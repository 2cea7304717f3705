package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.guessing.Attempts;
import java.util.function.BooleanSupplier;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * A new PIN resets the count of guesses, but only once it is stored. Otherwise somebody who makes changes of the PIN fail could
 * guess the old PIN for ever.
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

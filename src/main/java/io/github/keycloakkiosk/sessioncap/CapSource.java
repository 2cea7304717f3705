package io.github.keycloakkiosk.sessioncap;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.keycloak.models.RealmModel;

/** Where the caps come from: the realm's settings. */
@FunctionalInterface
public interface CapSource {

    /**
     * The caps of a realm, as a function from a user's power (1–100) to how many sessions may stay, 0 for unlimited; empty
     * when the realm has no cap at all, so that nobody's roles need to be looked at.
     */
    Optional<IntUnaryOperator> capsOf(RealmModel realm);
}

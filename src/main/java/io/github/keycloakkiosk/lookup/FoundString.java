package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.method.ProvenBadges;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * A string that was found, which may be over.
 *
 * @param owner its user
 * @param outgrown whether its owner has as much power as the shift lead who gave it
 */
record FoundString(UserModel owner, LookupCredentialModel credential, boolean outgrown) {

    boolean isGood() {
        return !outgrown && credential.isGood();
    }

    /** Notes in the login that this string has proven its owner. */
    void note(AuthenticationFlowContext context) {
        ProvenBadges.prove(context.getAuthenticationSession(), credential.getId(), credential.getUserLabel());
    }

    /** What an admin should know of the reason for which it is not good; empty when its end is over. */
    Optional<String> remark() {
        if (outgrown) {
            return Optional.of("its owner has as much power as the shift lead who gave it, or a right of admins");
        }
        return isGood() || credential.hasEnded(EndedStrings.now())
                ? Optional.empty()
                : Optional.of("its end (validUntil) cannot be read");
    }
}

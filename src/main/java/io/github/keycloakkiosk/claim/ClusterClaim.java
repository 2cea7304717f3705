package io.github.keycloakkiosk.claim;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The right to write one thing (a badge, a user's PIN, a phone number) until the transaction ends, for one transaction on all
 * nodes. Taking and giving back each have their own transaction, since a store in the database shows only committed claims to
 * others.
 */
public final class ClusterClaim {

    /** When a node dies with a claim, the claim expires after this time. */
    private static final int LIFESPAN_SECONDS = 60;

    private ClusterClaim() {}

    /** Takes the claim. True when this transaction has it, also from an earlier call. */
    public static boolean take(KeycloakSession session, String claim) {
        if (session.getAttribute(claim) != null) {
            return true;
        }
        boolean taken = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> own.singleUseObjects().putIfAbsent(claim, LIFESPAN_SECONDS),
                "take a claim");
        if (taken) {
            session.setAttribute(claim, true);
            session.getTransactionManager().enlistAfterCompletion(new ClaimRelease(session, claim));
        }
        return taken;
    }
}

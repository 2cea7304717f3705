package io.github.keycloakkiosk.claim;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The right to write one thing (a badge, a user's PIN, a phone number), for the rest of a transaction and for it alone, on
 * every node. It is taken and given back in transactions of its own, since a store in the database shows a claim to others
 * only once it is committed.
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

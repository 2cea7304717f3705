package io.github.keycloakkiosk.claim;

import java.util.Collection;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
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
            session.getTransactionManager().enlistAfterCompletion(new ClaimRelease(session, List.of(claim)));
        }
        return taken;
    }

    /** Takes those of these claims that are free, all at once. {@link #take} then knows which this transaction has. */
    public static void takeFree(KeycloakSession session, Collection<String> claims) {
        List<String> wanted = claims.stream()
                .distinct()
                .filter(claim -> session.getAttribute(claim) == null)
                .toList();
        List<String> taken = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    SingleUseObjectProvider store = own.singleUseObjects();
                    return wanted.stream()
                            .filter(claim -> store.putIfAbsent(claim, LIFESPAN_SECONDS))
                            .toList();
                },
                "take claims");
        if (!taken.isEmpty()) {
            taken.forEach(claim -> session.setAttribute(claim, true));
            session.getTransactionManager().enlistAfterCompletion(new ClaimRelease(session, taken));
        }
    }

    /** Whether this transaction has the claim. */
    public static boolean isTaken(KeycloakSession session, String claim) {
        return session.getAttribute(claim) != null;
    }
}

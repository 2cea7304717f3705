package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.lookup.EndedStrings;
import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Revokes a badge, which may be lost, and ends the sessions in which it was used. The removal commits before the sessions are looked
 * for, and {@link RevokedBadgeEventListener} looks for the badge after each login has committed: so a login at the same moment either is
 * found here, or finds that its badge is gone.
 */
public final class LostBadge {

    private LostBadge() {}

    /**
     * What was done.
     *
     * @param badgeId the credential id of the badge
     * @param sessions the ids of the sessions that have ended
     */
    public record Revoked(String badgeId, List<String> sessions) {}

    /**
     * Works in transactions of its own, so it is done, on all nodes, when it returns. The caller has checked who may do this.
     *
     * @param badgeId its credential id, also one that it had under an earlier key
     * @param lost whether it was lost; events of the sessions say it
     * @return empty when the user has no such badge; sessions of badges that they no longer have end all the same
     * @throws NotStored 409 when another request is changing the badge
     */
    public static Optional<Revoked> revoke(
            KeycloakSession session, RealmModel realm, UserModel user, String badgeId, boolean lost) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        String userId = user.getId();
        Optional<String> removed =
                OwnTransaction.run(factory, realm.getId(), (own, ownRealm) -> remove(own, ownRealm, userId, badgeId));
        String ofBadge = removed.orElse(badgeId);
        List<String> ended = BadgeSessions.end(
                factory,
                userId,
                lost
                        ? TerminationCause.ofLostBadge(session, realm, ofBadge)
                        : TerminationCause.ofRemovedBadge(session, realm, ofBadge));
        return removed.map(id -> new Revoked(id, ended));
    }

    private static String remove(KeycloakSession own, RealmModel realm, String userId, String badgeId) {
        Optional<LookupCredentialModel> badge =
                UserBadges.of(own, realm, userId).find(badgeId);
        UserModel user = own.users().getUserById(realm, userId);
        if (badge.isEmpty() || user == null) {
            return null;
        }
        // A login that moves it to another key would bring it back.
        if (!new EndedStrings(own, realm, BadgeKind.BADGE).claim(badge.get())) {
            throw NotStored.conflict("another request is changing this badge; try again");
        }
        String id = badge.get().getId();
        return user.credentialManager().removeStoredCredentialById(id) ? id : null;
    }
}

package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.claim.ClusterClaim;
import io.github.keycloakkiosk.lookup.LookupStore;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The limit on a user's badges. If an admin lowers the limit, users keep the badges that they have. */
final class BadgesPerUser {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    BadgesPerUser(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    static String claim(UserModel user) {
        return "kiosk:badges-claim:" + user.getId();
    }

    /**
     * Reserves one more badge for the user, for the rest of this transaction. Without this, two parallel requests would not
     * count each other's badge.
     *
     * @throws NotStored 409 {@link BadgeRefusal#TOO_MANY}, or when another request has that right
     */
    void makeRoom() {
        if (!ClusterClaim.take(session, claim(user))) {
            throw NotStored.conflict("another request is giving this user a badge; try again");
        }
        if (new LookupStore(session, BadgeKind.BADGE).count(realm, user.getId())
                >= KioskSettings.of(session, realm).badgesPerUser()) {
            throw BadgeRefusal.TOO_MANY.notStored();
        }
    }
}

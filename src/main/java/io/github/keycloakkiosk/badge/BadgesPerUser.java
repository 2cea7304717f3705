package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.claim.ClusterClaim;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** How many badges a user may have. Those that they have stay good when the setting falls below. */
final class BadgesPerUser {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    BadgesPerUser(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Takes the right to give the user one more badge, for the rest of this transaction: two requests at once would each count
     * without the other's.
     *
     * @throws NotStored 409 {@link BadgeRefusal#TOO_MANY}, or when another request has that right
     */
    void makeRoom() {
        if (!ClusterClaim.take(session, "kiosk:badges-claim:" + user.getId())) {
            throw NotStored.conflict("another request is giving this user a badge; try again");
        }
        if (new BadgeStore(session).count(realm, user.getId())
                >= KioskSettings.of(session, realm).badgesPerUser()) {
            throw BadgeRefusal.TOO_MANY.notStored();
        }
    }
}

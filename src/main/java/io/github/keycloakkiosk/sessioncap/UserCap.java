package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.power.UserPower;
import io.github.keycloakkiosk.session.SessionKind;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.EnumSet;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The cap of one user, from the realm's settings and the present power level of their roles. */
final class UserCap {

    private UserCap() {}

    /** The kinds of sessions that count for it. */
    static Set<SessionKind> kinds(KeycloakSession session, RealmModel realm) {
        return KioskSettings.offlineSessionsCount(session, realm)
                ? EnumSet.allOf(SessionKind.class)
                : EnumSet.of(SessionKind.ONLINE);
    }

    /** Unlimited in a realm without settings, for a service account, and for a deleted user. */
    static SessionCap of(KeycloakSession session, RealmModel realm, String userId) {
        KioskSettings settings = KioskSettings.of(session, realm);
        // Without caps there is no need to read the user's roles.
        UserModel user =
                settings.lowestSessionCap().isEmpty() ? null : session.users().getUserById(realm, userId);
        return new SessionCap(
                user == null || user.getServiceAccountClientLink() != null
                        ? SessionCap.UNLIMITED
                        : settings.sessionCap(UserPower.of(user, realm).power()).orElse(SessionCap.UNLIMITED));
    }
}

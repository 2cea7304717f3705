package io.github.keycloakkiosk.desk;

import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.settings.KioskSettings;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.resources.admin.AdminAuth;

/** The session of the token with which the admin API is called. */
record CallerSession(KeycloakSession session, AdminAuth caller) {

    /** Whether a PIN or a badge alone opened it; also when the token names a session that is not found. */
    boolean isConfined() {
        UserSessionModel known = session.getContext().getUserSession();
        String id = caller.getToken().getSessionId();
        if (known == null && id == null) {
            return false; // a service account
        }
        RealmModel realm = caller.getRealm();
        if (known == null) {
            known = session.sessions().getUserSession(realm, id);
        }
        if (known == null) {
            known = session.sessions().getOfflineUserSession(realm, id);
        }
        return known == null || Confinement.of(session, realm, known);
    }

    boolean isAtKioskOf(RealmModel realm) {
        return KioskSettings.of(session, realm).isCallerAtKiosk();
    }
}

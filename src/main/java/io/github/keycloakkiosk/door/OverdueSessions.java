package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.ending.KioskSessionExpiry;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * Ends the kiosk sessions of a request whose life is over, before Keycloak reads them. To end one needs no proof of who calls:
 * its time is up.
 *
 * @param session null outside of Keycloak's requests
 */
record OverdueSessions(KeycloakSession session) {

    private static final String WITH_FORMS = "org.keycloak.protocol.oidc.";

    /**
     * @param resource the name of the class that answers
     * @return whether Keycloak has authenticated the request already, with a session that is over
     */
    boolean end(String resource) {
        if (session == null) {
            return false;
        }
        UserSessionModel known = session.getContext().getUserSession();
        if (known != null) {
            return KioskSessionExpiry.end(session, known.getRealm(), known.getId());
        }
        RealmModel realm = session.getContext().getRealm();
        if (realm != null && KioskSettings.sessionLife(session, realm).isLimited()) {
            new SentSessions(session)
                    .ids(resource.startsWith(WITH_FORMS))
                    .forEach(id -> KioskSessionExpiry.end(session, realm, id));
        }
        return false;
    }

    static Response unauthorized() {
        return Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_TOKEN, "The session has ended"))
                .build();
    }
}

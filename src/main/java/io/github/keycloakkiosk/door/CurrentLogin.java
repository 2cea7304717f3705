package io.github.keycloakkiosk.door;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Finds the login of a request to {@code login-actions}, as Keycloak's {@code SessionCodeChecks} does. */
record CurrentLogin(KeycloakSession session) {

    /** Empty when there is no login, or when its user is not known yet: then the request does nothing. */
    Optional<AuthenticationSessionModel> find() {
        RealmModel realm = session.getContext().getRealm();
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        String clientId = query.getFirst(Constants.CLIENT_ID);
        ClientModel client = realm == null || clientId == null ? null : realm.getClientByClientId(clientId);
        if (client == null) {
            return Optional.empty();
        }
        String tabId = query.getFirst(Constants.TAB_ID);
        String id = query.getFirst(LoginActionsService.AUTH_SESSION_ID);
        AuthenticationSessionManager logins = new AuthenticationSessionManager(session);
        AuthenticationSessionModel login = id == null
                ? logins.getCurrentAuthenticationSession(realm, client, tabId)
                : logins.getAuthenticationSessionByEncodedIdAndClient(realm, id, client, tabId);
        return Optional.ofNullable(login).filter(found -> found.getAuthenticatedUser() != null);
    }
}

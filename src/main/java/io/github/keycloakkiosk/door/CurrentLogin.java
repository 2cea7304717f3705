package io.github.keycloakkiosk.door;

import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Finds the login of a request to {@code login-actions}: each that Keycloak's {@code SessionCodeChecks} could take. It takes the one of the
 * cookie where the query names none, or one that is not there.
 */
record CurrentLogin(KeycloakSession session) {

    /** None when there is no login, or when its user is not known yet: then the request does nothing. */
    Stream<AuthenticationSessionModel> find() {
        RealmModel realm = session.getContext().getRealm();
        SentQuery query = new SentQuery(session);
        return realm == null
                ? Stream.empty()
                : query.values(Constants.CLIENT_ID)
                        .map(realm::getClientByClientId)
                        .flatMap(Stream::ofNullable)
                        .flatMap(client ->
                                query.values(Constants.TAB_ID).flatMap(tab -> find(realm, client, tab, query)))
                        .filter(login -> login.getAuthenticatedUser() != null);
    }

    private Stream<AuthenticationSessionModel> find(
            RealmModel realm, ClientModel client, String tabId, SentQuery query) {
        AuthenticationSessionManager logins = new AuthenticationSessionManager(session);
        return Stream.concat(
                Optional.ofNullable(logins.getCurrentAuthenticationSession(realm, client, tabId)).stream(),
                query.values(LoginActionsService.AUTH_SESSION_ID)
                        .map(id -> logins.getAuthenticationSessionByEncodedIdAndClient(realm, id, client, tabId))
                        .flatMap(Stream::ofNullable));
    }
}

package io.github.keycloakkiosk.door;

import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionProvider;

/**
 * A login that a {@link Veto} has undone.
 *
 * @param event the event in which the login was found to be void
 * @param loginId the id of its root authentication session; null when it has none
 */
public record UndoneLogin(Event event, String loginId) {

    /** Ends the login itself, and begins the event of its failure. For the aftermath of the veto. */
    public EventBuilder end(KeycloakSession own) {
        RealmModel realm = realm(own);
        // Cookies were set for the session that is now void. They must not be good for a later session with its id.
        AuthenticationSessionProvider logins = own.authenticationSessions();
        Optional.ofNullable(loginId)
                .map(id -> logins.getRootAuthenticationSession(realm, id))
                .ifPresent(root -> logins.removeRootAuthenticationSession(realm, root));
        EventBuilder failure = new EventBuilder(realm, own, own.getContext().getConnection())
                .event(EventType.LOGIN_ERROR)
                .client(event.getClientId())
                .user(event.getUserId());
        if (event.getDetails() != null) {
            event.getDetails().forEach(failure::detail);
        }
        return failure;
    }

    RealmModel realm(KeycloakSession own) {
        return own.realms().getRealm(event.getRealmId());
    }
}

package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.proof.KioskMarks;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.AuthenticationSessionProvider;

/**
 * Sees the end of each login, and what is done on its way there. After the last step of a flow come pages that are Keycloak's (a
 * new password, terms, consent) and do not ask where they are sent from: of a login by PIN or badge that goes on elsewhere than
 * at a kiosk nothing comes, neither a session nor a new password.
 */
final class LoginEndEventListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(LoginEndEventListener.class);

    /** Of each page its event, since each commits by itself what was sent; not VERIFY_EMAIL, whose link is opened elsewhere. */
    private static final Set<EventType> STEPS = Set.of(
            EventType.LOGIN,
            EventType.GRANT_CONSENT,
            EventType.CUSTOM_REQUIRED_ACTION,
            EventType.UPDATE_CREDENTIAL,
            EventType.REMOVE_CREDENTIAL,
            EventType.UPDATE_EMAIL,
            EventType.UPDATE_PROFILE,
            EventType.DELETE_ACCOUNT);

    private final KeycloakSession session;

    LoginEndEventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null || !STEPS.contains(event.getType())) {
            return;
        }
        boolean allowed = false;
        try {
            allowed = !KioskMarks.isIn(login) || ClientAddressCheck.isAllowed(session, login.getRealm());
        } finally {
            // EventBuilder swallows what is thrown here, so whatever happens the refusal is enlisted.
            if (!allowed) {
                String loginId = login.getParentSession().getId();
                Veto.cast(session, LoginEndedElsewhere::new, own -> tell(own, event, loginId));
            }
        }
    }

    private static void tell(KeycloakSession own, Event login, String loginId) {
        RealmModel realm = own.realms().getRealm(login.getRealmId());
        String address = ClientAddressCheck.seen(own, realm);
        LOG.warnf(
                "Realm %s: a login by PIN or badge was finished from %s, where it may not be; it is void",
                realm.getName(), address);
        // Cookies that were set for the session that will not be must not be good for one that is opened under its id.
        AuthenticationSessionProvider logins = own.authenticationSessions();
        Optional.ofNullable(logins.getRootAuthenticationSession(realm, loginId))
                .ifPresent(root -> logins.removeRootAuthenticationSession(realm, root));
        EventBuilder event = new EventBuilder(realm, own, own.getContext().getConnection())
                .event(EventType.LOGIN_ERROR)
                .client(login.getClientId())
                .user(login.getUserId());
        login.getDetails().forEach(event::detail);
        ClientAddressCheck.describe(own, realm, event);
        event.detail(Details.REASON, "the login was finished from elsewhere").error(LoginErrors.IP_NOT_WHITELISTED);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}

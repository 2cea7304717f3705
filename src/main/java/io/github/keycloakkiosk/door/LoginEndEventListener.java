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
 * Checks the address at the end of each login and at each page before it. After a flow's last step Keycloak shows its own pages
 * (a new password, terms, consent), and these do not check the address. A login by PIN or badge that goes on away from a kiosk
 * yields nothing: no session, no new password.
 */
final class LoginEndEventListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(LoginEndEventListener.class);

    /** The event of each page, since each page commits its own input. Not VERIFY_EMAIL: its link is opened elsewhere. */
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
            // EventBuilder swallows exceptions, so the refusal is enlisted in every case.
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
        // The cookies of the refused session must not fit a later session with the same id.
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

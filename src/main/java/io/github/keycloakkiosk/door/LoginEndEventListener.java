package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.method.SessionMethods;
import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.proof.KioskMarks;
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

/**
 * Checks the address again at the end of each login, and at each page before that end. After the last step of a flow come pages
 * of Keycloak (a new password, terms, consent), which do not ask where they are sent from. A login by PIN or badge that goes on
 * away from a kiosk is void: no session, and no new password. So is one that single sign-on takes from a kiosk's session, when it is
 * for a {@link KioskOnlyClient}.
 */
final class LoginEndEventListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(LoginEndEventListener.class);

    /** The event of each page, since each page commits by itself. Not VERIFY_EMAIL: its link is opened elsewhere. */
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
            allowed = !mustEndAtKiosk(login) || ClientAddressCheck.isAllowed(session, login.getRealm());
        } finally {
            // EventBuilder swallows exceptions of listeners, so the refusal is cast in a finally block.
            if (!allowed) {
                UndoneLogin undone =
                        new UndoneLogin(event, login.getParentSession().getId());
                String methods = login.getUserSessionNotes().get(SessionMethods.NOTE);
                Veto.cast(session, LoginEndedElsewhere::new, own -> tell(own, undone, methods));
            }
        }
    }

    private boolean mustEndAtKiosk(AuthenticationSessionModel login) {
        return KioskMarks.isIn(login)
                || KioskOnlyClient.is(login.getClient()) && Confinement.isFromKiosk(session, login);
    }

    private static void tell(KeycloakSession own, UndoneLogin undone, String methods) {
        RealmModel realm = undone.realm(own);
        String address = ClientAddressCheck.seen(own, realm);
        LOG.warnf(
                "Realm %s: a login by PIN or badge was finished from %s, where it may not be; it is void",
                realm.getName(), address);
        EventBuilder event = undone.end(own);
        // After a page of its own, Keycloak names the protocol; EventBuilder leaves null out.
        event.detail(Details.AUTH_METHOD, methods);
        ClientAddressCheck.describe(own, realm, event);
        event.detail(Details.REASON, "the login was finished from elsewhere").error(LoginErrors.IP_NOT_WHITELISTED);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}

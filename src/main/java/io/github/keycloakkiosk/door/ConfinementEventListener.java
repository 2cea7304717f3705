package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.proof.OfflineAccess;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Marks sessions when they open. Undoes a confined session's forbidden action when no {@link Door} refused it before, for
 * example because a newer Keycloak has another door.
 */
final class ConfinementEventListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(ConfinementEventListener.class);

    private final KeycloakSession session;

    ConfinementEventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getError() != null) {
            return;
        }
        // EventBuilder swallows exceptions of listeners, so the refusal is cast in a finally block.
        boolean allowed = false;
        try {
            allowed = isAllowed(event);
        } finally {
            if (!allowed) {
                // A copy, since Keycloak goes on using this event for the login.
                Event undone = event.clone();
                veto(own -> tell(own, undone));
            }
        }
    }

    private boolean isAllowed(Event event) {
        return switch (event.getType()) {
            case LOGIN -> isLoginAllowed(event);
            case TOKEN_EXCHANGE, IMPERSONATE -> isInherited(event) && isOtherAllowed(event);
            default -> isOtherAllowed(event);
        };
    }

    private boolean isLoginAllowed(Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null) {
            return true;
        }
        userSession(event).ifPresent(opened -> Confinement.mark(session, login, opened));
        return !OfflineAccess.isAskedFor(login) || !Confinement.of(session, login);
    }

    /**
     * Gives the new session the marks of the session that it comes from. Keycloak has authenticated the old session, and keeps
     * it in the context.
     *
     * @return false when the new session must be marked but is not known: the legacy exchange opens a session for the requested
     *     user, and its event does not name that session
     */
    private boolean isInherited(Event event) {
        UserSessionModel from = session.getContext().getUserSession();
        if (from == null) {
            return true;
        }
        Optional<UserSessionModel> opened = userSession(event);
        opened.filter(other -> !other.getId().equals(from.getId()))
                .ifPresent(other -> Confinement.inherit(session, from, other));
        return opened.isPresent()
                || event.getDetails() == null
                || !event.getDetails().containsKey(OAuth2Constants.REQUESTED_SUBJECT)
                || !Confinement.of(session, from.getRealm(), from);
    }

    private boolean isOtherAllowed(Event event) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        boolean inLogin = login != null && login.getAuthenticatedUser() != null;
        if (!ChangeEvents.isForbidden(event.getType().name(), event.getDetails(), inLogin)) {
            return true;
        }
        if (inLogin && Confinement.of(session, login)) {
            return false;
        }
        return Optional.ofNullable(session.getContext().getUserSession())
                .or(() -> userSession(event))
                .filter(userSession -> Confinement.of(session, userSession.getRealm(), userSession))
                .isEmpty();
    }

    private Optional<UserSessionModel> userSession(Event event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        return realm == null || event.getSessionId() == null
                ? Optional.empty()
                : Optional.ofNullable(session.sessions().getUserSession(realm, event.getSessionId()));
    }

    /** An admin of another realm has a session in that realm. */
    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        UserSessionModel admins = session.getContext().getUserSession();
        boolean allowed = false;
        try {
            allowed = admins == null
                    || Doorkeeper.isAtDesk(session)
                    || !Confinement.of(session, admins.getRealm(), admins);
        } finally {
            if (!allowed) {
                veto(own -> {});
            }
        }
    }

    /** Makes the answer now, since Keycloak closes the session before it asks for the answer. */
    private void veto(Consumer<KeycloakSession> aftermath) {
        Response answer = DoorRefusal.answer(session);
        Veto.cast(session, () -> new KioskSessionRefused(answer), aftermath);
    }

    private static void tell(KeycloakSession own, Event undone) {
        RealmModel realm = own.realms().getRealm(undone.getRealmId());
        LOG.warnf("Realm %s: %s is undone: %s", realm.getName(), undone.getType(), DoorRefusal.REASON);
        EventBuilder event = new EventBuilder(realm, own, own.getContext().getConnection())
                .event(EventType.valueOf(undone.getType().name()))
                .client(undone.getClientId())
                .user(undone.getUserId())
                .session(undone.getSessionId());
        if (undone.getDetails() != null) {
            undone.getDetails().forEach(event::detail);
        }
        event.detail(Details.REASON, DoorRefusal.REASON).error(LoginErrors.KIOSK_SESSION);
    }

    @Override
    public void close() {}
}

package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.door.BadgeRevoked;
import io.github.keycloakkiosk.door.UndoneLogin;
import io.github.keycloakkiosk.door.Veto;
import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.proof.BadgeMarks;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Ends the sessions of a badge when it is removed, by whatever page or call of Keycloak's. Undoes a login whose badge, or that of the
 * session that it continues, is gone by now; and looks once more when the login has committed.
 */
final class RevokedBadgeEventListener implements EventListenerProvider {

    /** The resource of an admin's removal of a credential; of a change of its name or place there is more behind it. */
    private static final Pattern CREDENTIAL = Pattern.compile("users/([^/]+)/credentials/([^/]+)");

    private final KeycloakSession session;

    RevokedBadgeEventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        RealmModel realm = event.getError() != null || event.getUserId() == null
                ? null
                : session.realms().getRealm(event.getRealmId());
        if (realm == null) {
            return;
        }
        if (event.getType() == EventType.LOGIN) {
            login(event, realm);
        } else if (event.getType() == EventType.REMOVE_CREDENTIAL && isBadge(event)) {
            removed(realm, event.getUserId(), credentialId(event));
        }
    }

    private static boolean isBadge(Event event) {
        return event.getDetails() != null
                && LoginMethod.BADGE.credentialType().equals(event.getDetails().get(Details.CREDENTIAL_TYPE));
    }

    private static String credentialId(Event event) {
        return event.getDetails()
                .getOrDefault(Details.CREDENTIAL_ID, event.getDetails().get(Details.SELECTED_CREDENTIAL_ID));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Matcher path =
                CREDENTIAL.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
        RealmModel realm =
                event.getError() == null && path.matches() ? session.realms().getRealm(event.getRealmId()) : null;
        if (realm != null) { // maybe a PIN; then no session has lost its badge
            removed(realm, path.group(1), path.group(2));
        }
    }

    private void removed(RealmModel realm, String userId, String badgeId) {
        BadgeSessions.endOnceCommitted(session, userId, TerminationCause.ofRemovedBadge(session, realm, badgeId));
    }

    private void login(Event event, RealmModel realm) {
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        Set<String> badges = new LinkedHashSet<>();
        Optional.ofNullable(login).map(BadgeMarks::of).ifPresent(badges::addAll);
        Optional.ofNullable(event.getSessionId())
                .map(id -> session.sessions().getUserSession(realm, id))
                .map(BadgeMarks::of)
                .ifPresent(badges::addAll);
        if (badges.isEmpty()) {
            return;
        }
        BadgeSessions.endOnceCommitted(
                session, event.getUserId(), TerminationCause.ofRemovedBadge(session, realm, null), badges);
        // EventBuilder swallows exceptions of listeners, so the refusal is cast in a finally block.
        boolean good = false;
        try {
            good = UserBadges.of(session, realm, event.getUserId()).areGood(badges);
        } finally {
            if (!good) {
                String loginId = login == null ? null : login.getParentSession().getId();
                UndoneLogin undone = new UndoneLogin(event.clone(), loginId);
                Veto.cast(session, BadgeRevoked::new, own -> undone.end(own).error(LoginErrors.BADGE_REVOKED));
            }
        }
    }

    @Override
    public void close() {}
}

package io.github.keycloakkiosk.metrics;

import io.github.keycloakkiosk.method.SessionMethods;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Counts logins by our steps, from their events: all doors have those. A login counts once it is committed, since another
 * listener may still undo it. A refusal counts at once, as Keycloak stores it.
 */
final class MetricsEventListener implements EventListenerProvider {

    private static final String KIOSK_SESSION = "kiosk_session";

    private final KeycloakSession session;

    MetricsEventListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN) {
            method(session.getContext().getAuthenticationSession()).ifPresent(this::countOnceCommitted);
        } else if (event.getType() == EventType.LOGIN_ERROR) {
            method(event).ifPresent(method -> {
                Metric.LOGINS.count(method, "refused");
                Metric.REFUSALS.count(method, event.getError());
            });
        } else if (KIOSK_SESSION.equals(event.getError())) {
            Metric.DOORS.count();
        }
    }

    /** Not by the event: after a required action it has forgotten the method. */
    private static Optional<String> method(AuthenticationSessionModel login) {
        return login == null
                ? Optional.empty()
                : CountedMethod.ofLogin(
                        login.getUserSessionNotes().get(SessionMethods.NOTE),
                        AuthenticatorUtil.getAuthnCredentials(login));
    }

    private static Optional<String> method(Event refused) {
        Map<String, String> details = refused.getDetails() == null ? Map.of() : refused.getDetails();
        return CountedMethod.ofEvent(details.get(Details.AUTH_METHOD))
                .or(() ->
                        Optional.of(Labels.UNKNOWN).filter(unknown -> Labels.OUR_ERRORS.contains(refused.getError())));
    }

    private void countOnceCommitted(String method) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                Metric.LOGINS.count(method, "success");
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}

package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.proof.Confinement;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks whether the current request may pass a {@link Door}. Each answer is empty when it may; else it is the refusal. */
final class Doorkeeper {

    private static final String AT_DESK = OpenAtKiosks.class.getName();

    private final KeycloakSession session;
    private final DoorRefusal refusal;

    /** @param resource the class and the method that will answer, for the log */
    Doorkeeper(KeycloakSession session, String resource) {
        this.session = session;
        this.refusal = new DoorRefusal(session, resource);
    }

    Optional<Response> bearer() {
        UserSessionModel known = session.getContext().getUserSession();
        return (known == null ? new SentSessions(session).ofBearer() : Stream.of(known))
                .filter(userSession -> Confinement.of(session, userSession.getRealm(), userSession))
                .findFirst()
                .map(refusal::json);
    }

    Optional<Response> desk() {
        RealmModel realm = session.getContext().getRealm();
        boolean atKiosk = realm != null && KioskSettings.of(session, realm).isCallerAtKiosk();
        if (atKiosk) {
            session.setAttribute(AT_DESK, true);
        }
        return atKiosk ? Optional.empty() : bearer();
    }

    /** Whether this request has passed {@link #desk} at a kiosk: then its admin events are no reason to undo it. */
    static boolean isAtDesk(KeycloakSession session) {
        return session.getAttribute(AT_DESK) != null;
    }

    Optional<Response> accountLink() {
        // In a session of our own: Keycloak notes in the session whom it authenticates, and the resource is to do that
        // itself.
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    RealmModel realm = own.getContext().getRealm();
                    if (realm == null) {
                        return Optional.empty();
                    }
                    AuthenticationManager.authenticateIdentityCookie(own, realm, true);
                    return Optional.ofNullable(own.getContext().getUserSession())
                            .filter(userSession -> Confinement.of(own, realm, userSession))
                            .map(refusal::page);
                },
                "ask whose session this is");
    }

    Optional<Response> requiredAction() {
        return new CurrentLogin(session)
                .find()
                .filter(login -> Confinement.of(session, login))
                .map(this::forbiddenAction)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Response> forbiddenAction(AuthenticationSessionModel login) {
        return new PendingActions(session, login)
                .forbidden()
                .map(action -> refusal.page(
                        login,
                        EventType.CUSTOM_REQUIRED_ACTION,
                        event -> event.detail(Details.CUSTOM_REQUIRED_ACTION, action)));
    }

    Optional<Response> token() {
        new AccessRequest(session).keepFromOwners();
        return UncleanForm.refusal().or(() -> new TokensElsewhere(session).refusal());
    }

    /** At this door the user lets in a device elsewhere, and nothing can undo that. */
    Optional<Response> consent() {
        return new CurrentLogin(session)
                .find()
                .filter(DeviceGrantType::isOAuth2DeviceVerificationFlow)
                .filter(login -> Confinement.of(session, login))
                .findFirst()
                .map(login -> refusal.page(login, EventType.OAUTH2_DEVICE_VERIFY_USER_CODE, event -> event));
    }
}

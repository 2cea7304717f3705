package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.contract.LogoutAnswer;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/** {@code POST /auth/logout}: ends the session of the token, for every client. */
final class LogoutEndpoint {

    /** The field, and the detail of the event. */
    static final String CLIENT_FINGERPRINT = "clientfp";

    private final KeycloakSession session;

    LogoutEndpoint(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param token the bearer's token
     * @param fingerprint what the app says of the device; kept in the event
     * @throws ApiError 401 when the token is not good, or its session has ended
     */
    LogoutAnswer logOut(Optional<String> token, Optional<String> fingerprint) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> logOut(own, token, fingerprint),
                "kiosk logout");
    }

    private static LogoutAnswer logOut(KeycloakSession session, Optional<String> token, Optional<String> fingerprint) {
        RealmModel realm = session.getContext().getRealm();
        EventBuilder event = new EventBuilder(
                        realm, session, session.getContext().getConnection())
                .event(EventType.LOGOUT)
                .detail(
                        AddressVerdict.EVENT_DETAIL,
                        KioskSettings.of(session, realm).judgeCurrentRequest().clientAddress());
        Optional<TokenSession> tokenSession = TokenSession.of(session, token);
        if (tokenSession.isEmpty()) {
            event.error(Errors.INVALID_TOKEN);
            throw new ApiError(401, "unauthorized_logout", "Unauthorized Logout");
        }
        UserSessionModel userSession = tokenSession.get().userSession();
        event.client(tokenSession.get().token().getIssuedFor())
                .user(userSession.getUser())
                .session(userSession)
                .detail(CLIENT_FINGERPRINT, fingerprint.orElse(null))
                .detail(Details.USERNAME, userSession.getLoginUsername());
        end(session, userSession);
        event.success();
        return new LogoutAnswer();
    }

    private static void end(KeycloakSession session, UserSessionModel userSession) {
        KeycloakContext context = session.getContext();
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                userSession,
                context.getUri(),
                context.getConnection(),
                context.getHttpRequest().getHttpHeaders(),
                true);
        SsoCookie.expire(session, userSession.getId());
    }
}

package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.answer.ContractUser;
import io.github.keycloakkiosk.api.contract.SessionAnswer;
import io.github.keycloakkiosk.method.SessionMethods;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** {@code GET /auth/session}: says whether a token is still good, and if not, why. */
final class SessionEndpoint {

    private static final int LONGEST_UNWRITTEN = 60;

    private final KeycloakSession session;

    SessionEndpoint(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The call counts as activity: the session's idle time starts anew. The call runs in its own transaction, as every route
     * does.
     *
     * @throws ApiError 401 {@code session_evicted}, {@code session_expired} or {@code invalid_token}
     */
    SessionAnswer show(Optional<String> token) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), own -> show(own, token), "kiosk session");
    }

    private static SessionAnswer show(KeycloakSession session, Optional<String> token) {
        TokenSession good = TokenSession.of(session, token).orElseThrow(() -> TokenSession.refusal(session, token));
        UserSessionModel userSession = good.userSession();
        int now = (int) (Time.currentTimeMillis() / 1000);
        if (now - userSession.getLastSessionRefresh() >= secondsUnwritten(session, userSession)) {
            userSession.setLastSessionRefresh(now);
        }
        return new SessionAnswer(
                ContractUser.of(session, userSession.getRealm(), userSession.getUser()),
                good.token().getExp() - now,
                SessionMethods.of(userSession));
    }

    /**
     * The age at which an activity is written: a page that asks each second must not write each second. A minute, or a tenth of an
     * idle time where that is less, so that nobody notices.
     */
    private static int secondsUnwritten(KeycloakSession session, UserSessionModel userSession) {
        RealmModel realm = userSession.getRealm();
        return IntStream.of(
                        realm.getSsoSessionIdleTimeout(),
                        realm.getSsoSessionIdleTimeoutRememberMe(),
                        KioskSettings.sessionLife(session, realm).idleMinutes() * 60)
                .filter(idle -> idle > 0)
                .map(idle -> idle / 10)
                .reduce(LONGEST_UNWRITTEN, Math::min);
    }
}

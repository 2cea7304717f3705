package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.LogoutAnswer;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTaskWithResult;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;

/** {@code POST /auth/logout}: ends the session of the token, for every client. */
final class LogoutEndpoint {

    private final KeycloakSession session;

    LogoutEndpoint(KeycloakSession session) {
        this.session = session;
    }

    /** The owner of a good token, and the token's session. */
    private record Bearer(String client, TokenSession.KeptSession kept) {

        static Optional<Bearer> of(KeycloakSession session, Optional<String> token) {
            return TokenSession.of(session, token)
                    .flatMap(good ->
                            good.kept().map(kept -> new Bearer(good.token().getIssuedFor(), kept)));
        }
    }

    /** An ended session, for its event. */
    private record Ended(String client, String userId, String sessionId, String username) {}

    /**
     * Ends the session first, and then reads the body: a broken or endless body keeps no session alive.
     *
     * @param token the bearer's token
     * @param fingerprint what the app says of the device; kept in the event
     * @throws ApiError 401 when the token is not good, or there is no session to end
     */
    LogoutAnswer logOut(Optional<String> token, Supplier<Optional<String>> fingerprint) {
        Optional<Ended> end =
                inTransaction(own -> Bearer.of(own, token)).flatMap(bearer -> inTransaction(own -> end(own, bearer)));
        if (end.isEmpty()) {
            tell(event -> event.error(Errors.INVALID_TOKEN));
            throw new ApiError(401, "unauthorized_logout", "Unauthorized Logout");
        }
        Ended ended = end.get();
        Optional<String> sent = fingerprint.get();
        tell(event -> event.client(ended.client())
                .user(ended.userId())
                .session(ended.sessionId())
                .detail(ClientFingerprint.FIELD, sent.orElse(null))
                .detail(Details.USERNAME, ended.username())
                .success());
        return new LogoutAnswer();
    }

    /** Two transactions: the first may have made a copy of the session, and the second must not end the copy in its place. */
    private <T> T inTransaction(KeycloakSessionTaskWithResult<T> task) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), session.getContext(), task, "kiosk logout");
    }

    private void tell(Consumer<EventBuilder> outcome) {
        inTransaction(own -> {
            RealmModel realm = own.getContext().getRealm();
            outcome.accept(new EventBuilder(realm, own, own.getContext().getConnection())
                    .event(EventType.LOGOUT)
                    .detail(
                            AddressVerdict.EVENT_DETAIL,
                            KioskSettings.of(own, realm).judgeCurrentRequest().clientAddress()));
            return null;
        });
    }

    /** Empty when another request has ended the session meanwhile. */
    private static Optional<Ended> end(KeycloakSession session, Bearer bearer) {
        UserSessionModel userSession = bearer.kept().find(session);
        UserModel user = userSession == null ? null : userSession.getUser();
        if (user == null) {
            return Optional.empty();
        }
        Ended ended = new Ended(bearer.client(), user.getId(), userSession.getId(), userSession.getLoginUsername());
        KeycloakContext context = session.getContext();
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                userSession,
                context.getUri(),
                context.getConnection(),
                context.getHttpRequest().getHttpHeaders(),
                true);
        SsoCookie.expire(session, ended.sessionId());
        return Optional.of(ended);
    }
}

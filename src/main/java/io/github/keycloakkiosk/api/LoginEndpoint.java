package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.LoginRequest;
import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Logs a user in by the direct grant flow of the API's client. All routes that log users in call it. */
final class LoginEndpoint {

    private final KeycloakSession session;

    LoginEndpoint(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Runs in a transaction that commits before the answer: so a failed commit is answered as an error, and the session cap
     * holds.
     *
     * @param answer makes the answer, inside that transaction
     * @throws ApiError when nobody was logged in
     */
    <T> T logIn(LoginRequest request, BiFunction<KeycloakSession, DirectGrant.LoggedIn, T> answer) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> answer.apply(own, logIn(own, own.getContext().getRealm(), request)),
                "kiosk login");
    }

    private static DirectGrant.LoggedIn logIn(KeycloakSession session, RealmModel realm, LoginRequest request) {
        LoginEvent event = new LoginEvent(session);
        // Before the flow, so that no flow looks a user up for a caller who is not at a kiosk.
        if (request.method().isKioskOnly() && !ClientAddressCheck.isAllowed(session, realm, event, request.method())) {
            throw ApiError.ipNotWhitelisted();
        }
        Map<String, String> parameters = new LinkedHashMap<>(request.fields());
        parameters.put(LoginMethod.PARAMETER, request.method().parameterValue());
        ClientModel client = ApiClient.of(session, realm);
        ApiClient.requireStep(session, client, request.method());
        return new DirectGrant(session, client, event).logIn(parameters);
    }
}

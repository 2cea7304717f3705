package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.login.LoginErrors;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationFlowException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.cors.Cors;

/**
 * Logs a user in by running Keycloak's own password grant for the API's client. So Keycloak's checks of the client, client
 * policies, events, tokens and the admin's direct grant flow all apply. This class reads the outcome from the event.
 */
public final class DirectGrant {

    /** The result of a login. */
    public record LoggedIn(UserModel user, String sessionId, String accessToken) {

        /** Leaves out the token. */
        @Override
        public String toString() {
            return "LoggedIn[" + user.getUsername() + "]";
        }
    }

    private static final Logger LOG = Logger.getLogger(DirectGrant.class);

    private final KeycloakSession session;
    private final ClientModel client;
    private final LoginEvent event;

    /** @param event is completed and sent here */
    public DirectGrant(KeycloakSession session, ClientModel client, LoginEvent event) {
        this.session = session;
        this.client = client;
        this.event = event;
    }

    /**
     * @param parameters the form parameters for the steps of the flow, as a client would post them to the token endpoint
     * @throws ApiError when nobody was logged in
     */
    public LoggedIn logIn(Map<String, String> parameters) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>(parameters);
        form.putSingle(OAuth2Constants.GRANT_TYPE, OAuth2Constants.PASSWORD);
        form.putSingle(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID);
        HttpRequest request = session.getContext().getHttpRequest();
        session.getContext().setClient(client);
        session.getContext().setHttpRequest(FormRequest.of(request, form));
        event.client(client).detail(Details.GRANT_TYPE, OAuth2Constants.PASSWORD);
        String retryAfter = null;
        try {
            Response response = session.getProvider(OAuth2GrantType.class, OAuth2Constants.PASSWORD)
                    .process(grantContext(form));
            if (response.getEntity() instanceof AccessTokenResponse tokens) {
                return loggedIn(tokens);
            }
            retryAfter = response.getHeaderString(HttpHeaders.RETRY_AFTER);
        } catch (AuthenticationFlowException | WebApplicationException refused) {
            LOG.debug("The direct grant flow refused a login", refused);
        } finally {
            session.getContext().setHttpRequest(request);
        }
        throw refusal(retryAfter == null ? "1" : retryAfter);
    }

    private OAuth2GrantType.Context grantContext(MultivaluedMap<String, String> form) {
        return new OAuth2GrantType.Context(
                session,
                OIDCAdvancedConfigWrapper.fromClientModel(client),
                Map.of(),
                form,
                event,
                Cors.builder(),
                new TokenManager());
    }

    private LoggedIn loggedIn(AccessTokenResponse tokens) {
        MissingSubject.tell(client, tokens.getToken());
        Event login = event.getEvent();
        UserModel user = session.users().getUserById(client.getRealm(), login.getUserId());
        return new LoggedIn(user, login.getSessionId(), tokens.getToken());
    }

    private ApiError refusal(String retryAfter) {
        if (event.sentError().isEmpty()) {
            // A step of another extension, or a badly drawn flow, ended without an error.
            LOG.warnf("The direct grant flow of client %s refused a login without an event", client.getClientId());
            event.error(Errors.INVALID_USER_CREDENTIALS);
            return ApiError.invalidCredentials();
        }
        String error = event.sentError().get();
        if (error.equals(Errors.RESOLVE_REQUIRED_ACTIONS)) {
            tellOfRequiredActions(event.getEvent());
        }
        return switch (error) {
            case LoginErrors.IP_NOT_WHITELISTED -> ApiError.ipNotWhitelisted();
            case LoginErrors.TOO_MANY_ATTEMPTS -> ApiError.tooManyAttempts(retryAfter);
            case LoginErrors.PIN_REQUIRED -> ApiError.pinRequired();
            case LoginErrors.UNKNOWN_METHOD -> ApiError.unknownMethod();
            case Errors.RESOLVE_REQUIRED_ACTIONS, LoginErrors.PIN_MISSING -> ApiError.accountNotReady();
            case Errors.NOT_ALLOWED, Errors.CONSENT_DENIED, LoginErrors.FLOW_WITHOUT_USER -> ApiError.notConfigured();
            default -> ApiError.invalidCredentials();
        };
    }

    private void tellOfRequiredActions(Event refused) {
        UserModel user = refused.getUserId() == null
                ? null
                : session.users().getUserById(client.getRealm(), refused.getUserId());
        LOG.warnf(
                "Realm %s: user %s is not logged in by the login API before they have done in a browser what is required: %s",
                client.getRealm().getName(),
                user == null ? "unknown" : user.getUsername(),
                refused.getDetails().getOrDefault(LoginErrors.REQUIRED_ACTIONS, "see the realm's required actions"));
    }
}

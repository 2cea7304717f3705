package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.method.SessionMethods;
import io.github.keycloakkiosk.proof.OfflineAccess;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/** A required step of a direct grant flow: its refusals and their texts. */
public abstract class GrantAuthenticator extends KioskAuthenticator {

    protected GrantAuthenticator(String id, String displayType, String helpText) {
        super(id, displayType, helpText, List.of(Requirement.REQUIRED));
    }

    /** Judges the request, which is readable and was made by no page of another site. */
    protected abstract void judge(AuthenticationFlowContext context);

    /** Whether this step needs a user whom an earlier step has found. */
    protected boolean needsUser() {
        return false;
    }

    /** Whether the request has a secret that can be right. What cannot be one is refused, but not counted. */
    protected boolean isGuess(AuthenticationFlowContext context) {
        return true;
    }

    /**
     * Not the value of {@link #needsUser()}: if a step that needs a user comes too early, Keycloak answers with a server error.
     */
    @Override
    public final boolean requiresUser() {
        return false;
    }

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        Optional<GrantRefusal> refusal = GrantRefusal.of(context, this);
        if (refusal.isEmpty()) {
            judge(context);
            return;
        }
        context.getEvent().error(refusal.get().eventError());
        end(
                context,
                refusal.get().status(),
                refusal.get().error(),
                refusal.get().description());
    }

    /** The user has proven who they are by this method. A kiosk method opens no offline session. */
    protected final void prove(AuthenticationFlowContext context, LoginMethod method) {
        if (method.isKioskOnly() && OfflineAccess.isAskedFor(context.getAuthenticationSession())) {
            context.getEvent().user(context.getUser()).error(LoginErrors.KIOSK_SESSION);
            end(
                    context,
                    400,
                    OAuthErrorException.INVALID_SCOPE,
                    "A login by PIN or badge gives neither offline access nor credentials; leave the scope out, or send the password");
            return;
        }
        SessionMethods.prove(context, method);
        context.success(method.credentialType());
    }

    @Override
    protected final void refuse(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.failure(AuthenticationFlowError.INVALID_CREDENTIALS, invalidCredentials());
    }

    @Override
    protected final void refuseUncounted(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.forceChallenge(invalidCredentials());
    }

    @Override
    final void refuseAddress(AuthenticationFlowContext context, long seconds) {
        context.forceChallenge(Response.fromResponse(errorResponse(
                        429,
                        OAuthErrorException.ACCESS_DENIED,
                        "Too many wrong PINs and badges from this address; try again later"))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build());
    }

    private Response invalidCredentials() {
        return errorResponse(400, OAuthErrorException.INVALID_GRANT, "Invalid user credentials");
    }

    /** Refuses a secret that the known user does not have. */
    protected final void refuseSecret(AuthenticationFlowContext context) {
        context.getEvent().user(context.getUser());
        refuse(context, Errors.INVALID_USER_CREDENTIALS);
    }

    /** Refuses a request that lacks a parameter. No guess was made, so no failure is counted. */
    protected final void refuseMissing(AuthenticationFlowContext context, String parameter) {
        context.getEvent().detail("parameter", parameter).error(LoginErrors.MISSING_PARAMETER);
        end(context, 400, OAuthErrorException.INVALID_REQUEST, "Missing parameter: " + parameter);
    }

    /** Whether the method may be used from the request's address; if not, the flow has ended with 403. */
    protected final boolean isAddressAllowed(AuthenticationFlowContext context, LoginMethod method) {
        boolean allowed = ClientAddressCheck.isAllowed(context, method);
        if (!allowed) {
            end(context, 403, OAuthErrorException.ACCESS_DENIED, "This login method is not allowed from this address");
        }
        return allowed;
    }

    /** Ends the flow with an OAuth error, without counting it as a wrong guess. */
    protected final void end(AuthenticationFlowContext context, int status, String error, String description) {
        context.forceChallenge(errorResponse(status, error, description));
    }

    private static Response errorResponse(int status, String error, String description) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(error, description))
                .build();
    }

    /** A grant has one request only. */
    @Override
    public final void action(AuthenticationFlowContext context) {}

    @Override
    public String getReferenceCategory() {
        return null;
    }

    /** True for steps that prove something: each has an authentication method reference. */
    @Override
    public boolean isConfigurable() {
        return getReferenceCategory() != null;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}

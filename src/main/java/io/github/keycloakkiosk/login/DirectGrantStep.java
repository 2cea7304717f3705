package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.ProviderVersion;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.directgrant.AbstractDirectGrantAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** A required step of a direct grant flow: all that is the same for each, so that a step tells its own story only. */
public abstract class DirectGrantStep extends AbstractDirectGrantAuthenticator
        implements ServerInfoAwareProviderFactory {

    /** Not DISABLED: the console must not offer a login by name alone. Who does not want a step deletes it. */
    private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED};

    private final String id;
    private final String displayType;
    private final String helpText;

    protected DirectGrantStep(String id, String displayType, String helpText) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
    }

    /** The first value of a request parameter; empty when it is missing or has no character. */
    protected static Optional<String> parameter(AuthenticationFlowContext context, String name) {
        String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** The user has proven who they are by this method. */
    protected final void prove(AuthenticationFlowContext context, LoginMethod method, String credentialType) {
        SessionMethods.prove(context, method);
        context.success(credentialType);
    }

    /** Refuses with the answer that is the same whatever was wrong: user, secret, or state of the account. */
    protected final void refuse(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.failure(AuthenticationFlowError.INVALID_CREDENTIALS, invalidCredentials());
    }

    /** As {@link #refuse}, but not counted as a wrong guess: an attempt on a locked user must not lock them for longer. */
    protected final void refuseUncounted(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.forceChallenge(invalidCredentials());
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

    /** Whether the method may be used from where the request comes; when not, the flow has ended with 403. */
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

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return displayType;
    }

    @Override
    public final String getHelpText() {
        return helpText;
    }

    @Override
    public String getReferenceCategory() {
        return null;
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    /** True for all: a user without the credential gets the same answer as one with a wrong secret. */
    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    /** Steps that prove something are, for the value that every such step has: its authentication method reference. */
    @Override
    public boolean isConfigurable() {
        return getReferenceCategory() != null;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    /** What is in the gear of a step that is for kiosks alone. */
    protected static List<ProviderConfigProperty> kioskProperties() {
        return List.of(StepWhitelist.property());
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    @Override
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.info();
    }
}

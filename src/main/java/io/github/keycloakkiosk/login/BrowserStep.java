package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.ProviderVersion;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * A page of a browser flow on which a kiosk method is used: all that is the same for each. The address is judged each time
 * the page is shown and each time it is sent.
 */
public abstract class BrowserStep implements Authenticator, AuthenticatorFactory, ServerInfoAwareProviderFactory {

    /** Not DISABLED: the console must not offer a login without its secret. Who does not want a step deletes it. */
    private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED, Requirement.ALTERNATIVE};

    private final LoginMethod method;
    private final String id;
    private final String displayType;
    private final String helpText;

    protected BrowserStep(LoginMethod method, String id, String displayType, String helpText) {
        this.method = method;
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
    }

    /** The page that asks for the secret, with the form's error when it has one. */
    protected abstract Response page(AuthenticationFlowContext context, LoginFormsProvider form);

    /** Judges what was sent, from an address that is allowed. */
    protected abstract void judge(AuthenticationFlowContext context);

    /** The one message for whatever was wrong. */
    protected abstract String wrong();

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        Optional<Response> elsewhere = Handover.begin(context);
        if (elsewhere.isPresent()) {
            context.forceChallenge(elsewhere.get());
        } else if (isAddressAllowed(context)) {
            context.challenge(page(context, form(context)));
        }
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        if (isAddressAllowed(context)) {
            judge(context);
        }
    }

    private boolean isAddressAllowed(AuthenticationFlowContext context) {
        boolean allowed = ClientAddressCheck.isAllowed(context, method);
        if (!allowed) {
            context.forceChallenge(StrangerPage.of(context));
        }
        return allowed;
    }

    private static LoginFormsProvider form(AuthenticationFlowContext context) {
        int idleSeconds =
                KioskSettings.of(context.getSession(), context.getRealm()).idleSeconds();
        return context.form()
                .setAttribute("kioskIdleSeconds", idleSeconds)
                // A page that waits for a badge all night must renew itself before Keycloak forgets the login.
                .setAttribute("kioskLoginTimeout", context.getRealm().getAccessCodeLifespanLogin());
    }

    /** The first value of a field of the form; empty when it is missing or has no character. */
    protected static Optional<String> field(AuthenticationFlowContext context, String name) {
        String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** The user has proven who they are on this page. */
    protected final void prove(AuthenticationFlowContext context, UserModel user, String credentialType) {
        Optional<Response> elsewhere = Handover.complete(context, user, context.getUser() != null);
        if (elsewhere.isPresent()) {
            context.forceChallenge(elsewhere.get());
            return;
        }
        context.setUser(user);
        SessionMethods.prove(context, method);
        context.success(credentialType);
    }

    /** Refuses, and counts it as a wrong guess. */
    protected final void refuse(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, againPage(context));
    }

    /** As {@link #refuse}, but not counted: an attempt on a locked user must not lock them for longer. */
    protected final void refuseUncounted(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.forceChallenge(againPage(context));
    }

    private Response againPage(AuthenticationFlowContext context) {
        return page(context, form(context).setError(wrong()));
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
    public final Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    /** A user who is not known yet is found on the page; one who is stays. */
    @Override
    public final boolean requiresUser() {
        return false;
    }

    /** True for all: a user without the credential sees the same page as one with it. */
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

    @Override
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of(StepWhitelist.property());
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return this;
    }

    @Override
    public final Map<String, String> getOperationalInfo() {
        return ProviderVersion.info();
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}

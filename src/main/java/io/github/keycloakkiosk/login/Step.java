package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.ProviderVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** A step of a flow, and its factory: all that is the same for each, so that a step tells its own story only. */
abstract class Step implements Authenticator, AuthenticatorFactory, ServerInfoAwareProviderFactory {

    private final String id;
    private final String displayType;
    private final String helpText;
    private final List<Requirement> requirements;

    /** @param requirements never DISABLED: the console must not offer a login without its secret. An admin can delete a step. */
    Step(String id, String displayType, String helpText, List<Requirement> requirements) {
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.requirements = requirements;
    }

    /** The first value of what was sent by this name; empty when it is missing or has no character. */
    protected static Optional<String> sent(AuthenticationFlowContext context, String name) {
        String value = context.getHttpRequest().getDecodedFormParameters().getFirst(name);
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** What is in the gear of a step that is for kiosks alone. */
    protected static List<ProviderConfigProperty> kioskProperties() {
        return List.of(StepWhitelist.property());
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
        return requirements.toArray(Requirement[]::new);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    /** True for all: who has no such credential gets the same answer as one with a wrong secret. */
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

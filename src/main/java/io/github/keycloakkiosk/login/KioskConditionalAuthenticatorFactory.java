package io.github.keycloakkiosk.login;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** The common part of the factories of conditions. */
public abstract class KioskConditionalAuthenticatorFactory implements ConditionalAuthenticatorFactory {

    private final ConditionalAuthenticator condition;
    private final String id;
    private final String displayType;
    private final String helpText;
    private final List<Requirement> requirements;
    private final ProviderConfigProperty gear;

    protected KioskConditionalAuthenticatorFactory(
            ConditionalAuthenticator condition,
            String id,
            String displayType,
            String helpText,
            List<Requirement> requirements,
            ProviderConfigProperty gear) {
        this.condition = condition;
        this.id = id;
        this.displayType = displayType;
        this.helpText = helpText;
        this.requirements = requirements;
        this.gear = gear;
    }

    @Override
    public final ConditionalAuthenticator getSingleton() {
        return condition;
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
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return List.of(gear);
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}

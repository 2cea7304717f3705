package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Registers {@link LoginMethodCondition}. */
public final class LoginMethodConditionFactory implements ConditionalAuthenticatorFactory {

    private static final LoginMethodCondition CONDITION = new LoginMethodCondition();

    private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED, Requirement.DISABLED};

    @Override
    public String getId() {
        return "kiosk-login-method";
    }

    @Override
    public String getDisplayType() {
        return "Condition - login method";
    }

    @Override
    public String getHelpText() {
        return "Runs the sub-flow when the request parameter 'method' names this method. A request without the parameter"
                + " asks for the password.";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(LoginMethodCondition.CONFIGURED_METHOD)
                .label("Login method")
                .helpText("The value of the parameter 'method': password, pin, or token for a badge.")
                .type(ProviderConfigProperty.LIST_TYPE)
                .options(Arrays.stream(LoginMethod.values())
                        .map(LoginMethod::parameterValue)
                        .toList())
                .defaultValue(LoginMethod.PASSWORD.parameterValue())
                .add()
                .build();
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}

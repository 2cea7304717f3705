package io.github.keycloakkiosk.pin;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link PinDueCondition}. */
public final class PinDueConditionFactory implements ConditionalAuthenticatorFactory {

    private static final PinDueCondition CONDITION = new PinDueCondition();

    /** Not DISABLED, which would never ask: who does not want that deletes the sub-flow. */
    private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED};

    @Override
    public String getId() {
        return "kiosk-pin-due";
    }

    @Override
    public String getDisplayType() {
        return "Condition - PIN is due";
    }

    @Override
    public String getHelpText() {
        return "Runs the sub-flow, which asks for the PIN, when the user found before has not given theirs at a"
                + " whitelisted address for some hours.";
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
        return List.of(new ProviderConfigProperty(
                PinDueCondition.HOURS,
                "Hours",
                "For how long a PIN that was given is enough, 0 to " + PinDue.LONGEST.toHours()
                        + ". 0, or what is no such number: the PIN is due each time.",
                ProviderConfigProperty.STRING_TYPE,
                String.valueOf(PinDue.DEFAULT_HOURS)));
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

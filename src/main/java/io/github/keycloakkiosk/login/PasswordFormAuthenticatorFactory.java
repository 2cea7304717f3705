package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.ProviderVersion;
import java.util.Map;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Registers {@link PasswordFormAuthenticator}. */
public final class PasswordFormAuthenticatorFactory extends UsernamePasswordFormFactory
        implements ServerInfoAwareProviderFactory {

    private static final Requirement[] REQUIREMENTS = {Requirement.REQUIRED, Requirement.ALTERNATIVE};

    @Override
    public String getId() {
        return "kiosk-password-form";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new PasswordFormAuthenticator(session);
    }

    @Override
    public String getDisplayType() {
        return "User name and password (kiosk)";
    }

    @Override
    public String getHelpText() {
        return "Keycloak's page for user name and password, from every address. The next person at a shared screen can"
                + " sign in on it.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return REQUIREMENTS.clone();
    }

    /** Configurable for the setting that each step has: its authentication method reference. */
    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.info();
    }
}

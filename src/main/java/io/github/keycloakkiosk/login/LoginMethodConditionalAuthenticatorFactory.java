package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link LoginMethodConditionalAuthenticator}. */
public final class LoginMethodConditionalAuthenticatorFactory extends KioskConditionalAuthenticatorFactory {

    public LoginMethodConditionalAuthenticatorFactory() {
        super(
                new LoginMethodConditionalAuthenticator(),
                "kiosk-login-method",
                "Condition - login method",
                "Runs the sub-flow when the request parameter 'method' names this method. A request without the parameter"
                        + " asks for the password.",
                List.of(Requirement.REQUIRED, Requirement.DISABLED),
                method());
    }

    private static ProviderConfigProperty method() {
        ProviderConfigProperty method = new ProviderConfigProperty(
                LoginMethodConditionalAuthenticator.CONFIGURED_METHOD,
                "Login method",
                "The value of the parameter 'method': " + methods() + ".",
                ProviderConfigProperty.LIST_TYPE,
                LoginMethod.PASSWORD.parameterValue());
        method.setOptions(Arrays.stream(LoginMethod.values())
                .map(LoginMethod::parameterValue)
                .toList());
        return method;
    }

    private static String methods() {
        return Arrays.stream(LoginMethod.values())
                .map(method -> method.parameterValue() + " for " + method.plural())
                .collect(Collectors.joining(", "));
    }
}

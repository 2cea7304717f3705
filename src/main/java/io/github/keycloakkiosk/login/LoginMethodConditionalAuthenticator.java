package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** True when the request's parameter {@code method} names the configured method. */
public final class LoginMethodConditionalAuthenticator implements ConditionalAuthenticator {

    static final String CONFIGURED_METHOD = "method";

    /** Also sets the event's method and address: the processor has just overwritten the method with the protocol. */
    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        Optional<LoginMethod> asked = LoginMethod.of(
                context.getHttpRequest().getDecodedFormParameters().getFirst(LoginMethod.PARAMETER));
        boolean matches = asked.isPresent() && asked.equals(configured(context));
        if (matches) {
            ClientAddressCheck.describe(
                    context.getSession(),
                    context.getRealm(),
                    context.getEvent(),
                    asked.get().credentialType());
        }
        return matches;
    }

    /** A condition without a usable setting matches nothing. */
    private static Optional<LoginMethod> configured(AuthenticationFlowContext context) {
        return configured(context.getAuthenticatorConfig());
    }

    /** The method that a gear names; empty for a gear that matches nothing. */
    public static Optional<LoginMethod> configured(AuthenticatorConfigModel gear) {
        return Optional.ofNullable(gear)
                .map(AuthenticatorConfigModel::getConfig)
                .map(values -> values.get(CONFIGURED_METHOD))
                .flatMap(LoginMethod::of);
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}

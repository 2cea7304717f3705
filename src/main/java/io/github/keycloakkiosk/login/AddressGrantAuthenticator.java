package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.provider.ProviderConfigProperty;

/** Lets only whitelisted addresses go on, before any step looks up a user. */
public final class AddressGrantAuthenticator extends GrantAuthenticator {

    public AddressGrantAuthenticator() {
        super(
                "kiosk-grant-address",
                "Whitelisted address",
                "Refuses clients whose address is not in the realm's IP whitelist, before anything is looked up. The"
                        + " PIN and badge steps check it again.");
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        LoginMethod method =
                sent(context, LoginMethod.PARAMETER).flatMap(LoginMethod::of).orElse(LoginMethod.PIN);
        if (isAddressAllowed(context, method)) {
            context.success();
        }
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return kioskProperties();
    }
}

package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.login.GrantAuthenticator;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.provider.ProviderConfigProperty;

/** Finds the user by the badge in the parameter {@code login_string}, from whitelisted addresses only. */
public final class BadgeGrantAuthenticator extends GrantAuthenticator {

    private static final String PARAMETER = LoginMethod.BADGE.secretParameter();

    public BadgeGrantAuthenticator() {
        super(
                "kiosk-grant-badge",
                "Badge",
                "Finds the user by the request parameter 'login_string', which a badge reader reads. Only from addresses"
                        + " in the realm's IP whitelist.");
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        if (!isAddressAllowed(context, LoginMethod.BADGE)) {
            return;
        }
        Optional<String> loginString = sent(context, PARAMETER);
        if (loginString.isEmpty()) {
            refuseMissing(context, PARAMETER);
            return;
        }
        new TappedBadge(context, loginString.get())
                .judge(() -> refuseGuess(context), obstacle -> refuseUncounted(context, obstacle), owner -> {
                    context.setUser(owner);
                    prove(context, LoginMethod.BADGE);
                });
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return kioskProperties();
    }

    @Override
    public String getReferenceCategory() {
        return BadgeCredentialModel.TYPE;
    }
}

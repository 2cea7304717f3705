package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.login.GrantAuthenticator;
import io.github.keycloakkiosk.login.UserGrantAuthenticator;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
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
        Optional<UserModel> owner = LoginString.of(loginString.get())
                .flatMap(
                        read -> BadgeCredentialProvider.of(context.getSession()).owner(context.getRealm(), read))
                // If an earlier step has found a user, only that user's badge counts.
                .filter(found -> context.getUser() == null || context.getUser().equals(found));
        if (owner.isEmpty()) {
            refuseGuess(context);
            return;
        }
        Optional<String> obstacle = UserGrantAuthenticator.obstacle(context, owner.get());
        if (obstacle.isPresent()) {
            context.getEvent().user(owner.get());
            refuseUncounted(context, obstacle.get());
            return;
        }
        Guess.latest(context.getSession()).ifPresent(Guess::right);
        context.setUser(owner.get());
        prove(context, LoginMethod.BADGE);
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

package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.login.GrantAuthenticator;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.provider.ProviderConfigProperty;

/** Checks the parameter {@code pin}, from whitelisted addresses only. */
public final class PinGrantAuthenticator extends GrantAuthenticator {

    private static final String PARAMETER = LoginMethod.PIN.secretParameter();

    public PinGrantAuthenticator() {
        super(
                "kiosk-grant-pin",
                "PIN",
                "Checks the request parameter 'pin' of the user found before. Only from addresses in the realm's IP"
                        + " whitelist.");
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        if (!isAddressAllowed(context, LoginMethod.PIN)) {
            return;
        }
        Optional<String> pin = sent(context, PARAMETER);
        // If nothing is proven yet, a missing PIN counts as a wrong one: another answer would tell who has an account.
        if (MissingPin.ends(context)) {
            end(context, 400, OAuthErrorException.INVALID_GRANT, "The user has no PIN yet");
        } else if (pin.isEmpty() && MissingPin.isProven(context)) {
            context.getEvent().user(context.getUser()).error(LoginErrors.PIN_REQUIRED);
            end(context, 400, OAuthErrorException.INVALID_GRANT, "The PIN is due: send parameter 'pin' too");
        } else if (PinCheck.isRight(context, context.getUser(), pin.orElse(""))) {
            prove(context, LoginMethod.PIN);
        } else {
            refuseGuess(context);
        }
    }

    @Override
    protected boolean isGuess(AuthenticationFlowContext context) {
        return sent(context, PARAMETER).flatMap(Pin::of).isPresent();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return kioskProperties();
    }

    @Override
    protected boolean needsUser() {
        return true;
    }

    @Override
    public String getReferenceCategory() {
        return PinCredentialModel.TYPE;
    }
}

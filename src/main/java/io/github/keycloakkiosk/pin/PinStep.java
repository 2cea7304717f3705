package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.login.DirectGrantStep;
import io.github.keycloakkiosk.login.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserCredentialModel;

/** Checks the parameter {@code pin}, from whitelisted addresses. */
public final class PinStep extends DirectGrantStep {

    private static final String PARAMETER = "pin";

    public PinStep() {
        super(
                "kiosk-grant-pin",
                "PIN",
                "Checks the request parameter 'pin' of the user found before. Only from addresses in the realm's IP"
                        + " whitelist.");
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (!isAddressAllowed(context, LoginMethod.PIN)) {
            return;
        }
        // A missing PIN is a wrong one: to say so would tell who has an account.
        String pin = parameter(context, PARAMETER).orElse("");
        if (context.getUser().credentialManager().isValid(input(pin))) {
            prove(context, LoginMethod.PIN, PinCredentialModel.TYPE);
        } else {
            refuseSecret(context);
        }
    }

    private static UserCredentialModel input(String pin) {
        return new UserCredentialModel(null, PinCredentialModel.TYPE, pin);
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public String getReferenceCategory() {
        return PinCredentialModel.TYPE;
    }
}

package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.login.KioskConditionalAuthenticatorFactory;
import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.provider.ProviderConfigProperty;

/** Registers {@link PinDueConditionalAuthenticator}. */
public final class PinDueConditionalAuthenticatorFactory extends KioskConditionalAuthenticatorFactory {

    public PinDueConditionalAuthenticatorFactory() {
        super(
                new PinDueConditionalAuthenticator(),
                "kiosk-pin-due",
                "Condition - PIN is due",
                "Runs the sub-flow, which asks for the PIN, when the user found before has not given theirs at a"
                        + " whitelisted address for some hours.",
                // Not DISABLED, which would never ask: an admin who wants that deletes the sub-flow.
                List.of(Requirement.REQUIRED),
                new ProviderConfigProperty(
                        PinDueConditionalAuthenticator.HOURS,
                        "Hours",
                        "For how long a PIN that was given is enough, 0 to " + PinDue.LONGEST.toHours()
                                + ". 0, or what is no such number: the PIN is due each time.",
                        ProviderConfigProperty.STRING_TYPE,
                        String.valueOf(PinDue.DEFAULT_HOURS)));
    }
}

package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.enrolment.EnrolmentRequiredAction;
import io.github.keycloakkiosk.method.EnrolmentActions;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import io.github.keycloakkiosk.settings.PinLength;
import io.github.keycloakkiosk.settings.PinRules;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;

/** The required action for choosing a PIN. The user types the PIN twice, and the realm's rules apply. */
public final class SetPinRequiredAction extends EnrolmentRequiredAction {

    static final String ID = EnrolmentActions.SET_PIN;

    private static final Logger LOG = Logger.getLogger(SetPinRequiredAction.class);

    private static final String PIN = "pin";
    private static final String PIN_AGAIN = "pin-again";
    private static final String REJECTED = "pin_rejected";

    public SetPinRequiredAction() {
        super(ID, "Set PIN", PinCredentialModel.TYPE);
    }

    /**
     * Asks for a new PIN when the one that was right in this login has expired. It asks in this login only and puts no action on
     * the user: otherwise the next person with that user's badge could choose the PIN.
     */
    @Override
    protected void requireIfDue(RequiredActionContext context) {
        // Not the session's methods: a user who steps up brings the methods of an earlier login along.
        List<String> proven = AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession());
        if (!proven.contains(PinCredentialModel.TYPE)) {
            return;
        }
        if (PinExpiry.hasExpired(context.getSession(), context.getRealm(), context.getUser())) {
            context.getAuthenticationSession().addRequiredAction(ID);
        }
    }

    /** The finder of a badge must not choose the PIN for it, where the owner has a PIN or a password to prove. */
    @Override
    protected boolean isEnoughWhenRequired(RequiredActionContext context) {
        UserModel user = context.getUser();
        return AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                        .contains(PinCredentialModel.TYPE)
                || PinStore.find(user).isEmpty()
                        && !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    @Override
    protected Response page(RequiredActionContext context, LoginFormsProvider form) {
        PinRules rules = rules(context);
        return form.setAttribute("kioskPinMin", rules.length().least())
                .setAttribute("kioskPinMax", rules.length().most())
                .setAttribute("kioskPinGuessable", rules.guessable())
                .createForm("kiosk-set-pin.ftl");
    }

    @Override
    protected void enrol(RequiredActionContext context) {
        Optional<Pin> pin = Pin.of(field(context, PIN));
        ChosenPin chosen = new ChosenPin(context.getSession(), context.getRealm(), context.getUser());
        if (pin.isEmpty()) {
            refuse(context, PinFlaw.LENGTH);
        } else if (!pin.get().isSameAs(field(context, PIN_AGAIN))) {
            FormMessage mismatch = new FormMessage(PIN_AGAIN, "kiosk-pin-mismatch");
            refuse(context, form(context).addError(mismatch), REJECTED, "mismatch");
        } else {
            chosen.flaw(pin.get())
                    .ifPresentOrElse(flaw -> refuse(context, flaw), () -> store(context, chosen, pin.get()));
        }
    }

    private void store(RequiredActionContext context, ChosenPin chosen, Pin pin) {
        try {
            chosen.store(pin, inheritedBound(context));
            context.success();
        } catch (NotStored notStored) {
            LOG.warnf("Realm %s: a PIN is not stored: %s", context.getRealm().getName(), notStored.getMessage());
            refuse(context, form(context).setError("kiosk-not-stored"), REJECTED, notStored.getMessage());
        }
    }

    private void refuse(RequiredActionContext context, PinFlaw flaw) {
        PinLength length = rules(context).length();
        FormMessage message = new FormMessage(PIN, flaw.messageKey(), length.least(), length.most());
        refuse(context, form(context).addError(message), REJECTED, flaw.name().toLowerCase(Locale.ROOT));
    }

    private static PinRules rules(RequiredActionContext context) {
        return KioskSettings.of(context.getSession(), context.getRealm()).pinRules();
    }
}

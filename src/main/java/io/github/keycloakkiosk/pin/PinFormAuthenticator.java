package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.login.FormAuthenticator;
import io.github.keycloakkiosk.login.KioskPage;
import io.github.keycloakkiosk.login.LoginName;
import io.github.keycloakkiosk.login.PersonName;
import io.github.keycloakkiosk.login.UserGrantAuthenticator;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NumberNames;
import io.github.keycloakkiosk.settings.PinLength;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/** The page that asks for the PIN, and for the user name if no earlier step has found the user. */
public final class PinFormAuthenticator extends FormAuthenticator {

    private static final String TEMPLATE = "kiosk-pin.ftl";
    private static final String MISSING_TEMPLATE = "kiosk-pin-missing.ftl";
    private static final String NAME_FIELD = "username";
    private static final String PIN_FIELD = "pin";

    public PinFormAuthenticator() {
        super(
                LoginMethod.PIN,
                "kiosk-pin-form",
                "PIN page",
                "Asks for the PIN, and for the user name where no step before it has found the user. Only from addresses"
                        + " in the realm's IP whitelist.");
    }

    @Override
    protected Response page(AuthenticationFlowContext context, LoginFormsProvider form) {
        PinLength length = KioskSettings.of(context.getSession(), context.getRealm())
                .pinRules()
                .length();
        // The page keeps the typed name, even if no user has it.
        return form.setAttribute("kioskUserKnown", context.getUser() != null)
                .setAttribute("kioskUsername", sent(context, NAME_FIELD).orElse(""))
                .setAttribute("kioskPerson", MissingPin.isProven(context) ? PersonName.of(context.getUser()) : "")
                .setAttribute("kioskPinLength", length.isOne() ? length.least() : 0)
                .setAttribute("kioskNumbers", NumberNames.areUsed(context.getSession(), context.getRealm()))
                .createForm(TEMPLATE);
    }

    @Override
    protected void show(AuthenticationFlowContext context) {
        if (MissingPin.ends(context)) {
            context.forceChallenge(KioskPage.thatStays(context).createForm(MISSING_TEMPLATE));
        } else {
            super.show(context);
        }
    }

    @Override
    protected LoginFormsProvider complain(AuthenticationFlowContext context, LoginFormsProvider form) {
        return Guess.latest(context.getSession())
                .filter(Guess::isWaitAtPin)
                .map(guess -> PinWait.say(form, guess.secondsLeft()))
                .orElseGet(() -> form.setError("kiosk-wrong-pin"));
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        if (MissingPin.ends(context)) {
            context.forceChallenge(KioskPage.thatStays(context).createForm(MISSING_TEMPLATE));
            return;
        }
        // A user from an earlier step stays, with any name in the form.
        Optional<UserModel> user = context.getUser() == null ? named(context) : Optional.of(context.getUser());
        Optional<String> obstacle = user.map(found -> UserGrantAuthenticator.obstacle(context, found))
                .orElseGet(() -> Optional.of(Errors.USER_NOT_FOUND));
        user.ifPresent(context.getEvent()::user);
        if (obstacle.isPresent()) {
            refusePinOfNobody(
                    context,
                    obstacle.get(),
                    sent(context, PIN_FIELD).flatMap(Pin::of).isPresent(),
                    user.map(UserModel::getUsername)
                            .or(() -> sent(context, NAME_FIELD).flatMap(LoginName::typed))
                            .orElse(""));
        } else if (PinCheck.isRight(
                context, user.get(), sent(context, PIN_FIELD).orElse(""))) {
            prove(context, user.get());
        } else {
            refuseGuess(context);
        }
    }

    private static Optional<UserModel> named(AuthenticationFlowContext context) {
        String name = sent(context, NAME_FIELD).flatMap(LoginName::typed).orElse("");
        Optional<UserModel> user = name.isEmpty()
                ? Optional.empty()
                : LoginName.findBeforeGuess(context.getSession(), context.getRealm(), name);
        // Not when nobody was found: a reader that types may have written a badge there, and many people read events.
        user.ifPresent(found -> context.getEvent().detail(Details.USERNAME, name));
        // Keycloak's brute-force detection finds the user by this note, and knows no phone numbers.
        context.getAuthenticationSession()
                .setAuthNote(
                        AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME,
                        user.map(UserModel::getUsername).orElse(name));
        return user;
    }

    @Override
    public String getReferenceCategory() {
        return PinCredentialModel.TYPE;
    }
}

package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.login.FormAuthenticator;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.login.UserGrantAuthenticator;
import io.github.keycloakkiosk.method.LoginMethod;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The badge page: the user taps a badge, and the page finds its owner. */
public final class BadgeFormAuthenticator extends FormAuthenticator {

    private static final String TEMPLATE = "kiosk-badge.ftl";
    private static final String FIELD = "login_string";

    public BadgeFormAuthenticator() {
        super(
                LoginMethod.BADGE,
                "kiosk-badge-form",
                "Badge page",
                "Finds the user by the badge that is tapped at a reader. Only from addresses in the realm's IP"
                        + " whitelist.");
    }

    @Override
    protected Response page(AuthenticationFlowContext context, LoginFormsProvider form) {
        return form.setAttribute("kioskNfc", WebNfc.of(context.getAuthenticatorConfig()))
                .createForm(TEMPLATE);
    }

    @Override
    protected String wrong() {
        return "kiosk-wrong-badge";
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        // A name typed on another page does not belong to this badge. A failure here must not count against that name's
        // user.
        context.getAuthenticationSession().removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        Optional<String> read = sent(context, FIELD);
        if (read.isEmpty()) {
            context.getEvent().detail("parameter", FIELD);
            refuseUncounted(context, LoginErrors.MISSING_PARAMETER);
            return;
        }
        UserModel known = context.getUser();
        Optional<UserModel> owner = LoginString.of(read.get())
                .flatMap(loginString ->
                        BadgeCredentialProvider.of(context.getSession()).owner(context.getRealm(), loginString))
                .filter(found -> known == null || known.equals(found));
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
        prove(context, owner.get());
    }

    @Override
    public String getReferenceCategory() {
        return BadgeCredentialModel.TYPE;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Stream.concat(super.getConfigProperties().stream(), Stream.of(WebNfc.property()))
                .toList();
    }
}

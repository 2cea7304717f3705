package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.handover.Handover;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.method.SessionMethods;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The common part of the pages on which a kiosk method is used. The page checks the address each time it is shown and each time
 * it is sent.
 */
public abstract class FormAuthenticator extends KioskAuthenticator {

    private final LoginMethod method;

    protected FormAuthenticator(LoginMethod method, String id, String displayType, String helpText) {
        super(id, displayType, helpText, List.of(Requirement.REQUIRED, Requirement.ALTERNATIVE));
        this.method = method;
    }

    /** The page that asks for the secret, with the form's error when it has one. */
    protected abstract Response page(AuthenticationFlowContext context, LoginFormsProvider form);

    /** Judges the sent form. The address is allowed. */
    protected abstract void judge(AuthenticationFlowContext context);

    /** Puts the message for every kind of wrong input on the page. */
    protected abstract LoginFormsProvider complain(AuthenticationFlowContext context, LoginFormsProvider form);

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        if (Handover.isPassive(context)) {
            // An app asks whether somebody is signed in. No page is shown, so there is no refusal either.
            context.challenge(Response.noContent().build());
            return;
        }
        Optional<Response> elsewhere = Handover.begin(context);
        if (elsewhere.isPresent()) {
            context.forceChallenge(elsewhere.get());
        } else if (isAddressAllowed(context)) {
            show(context);
        }
    }

    /** Shows the page for the first time in this login. The address is allowed. */
    protected void show(AuthenticationFlowContext context) {
        context.challenge(page(context, KioskPage.of(context)));
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        if (isAddressAllowed(context)) {
            judge(context);
        }
    }

    private boolean isAddressAllowed(AuthenticationFlowContext context) {
        boolean allowed = ClientAddressCheck.isAllowed(context, method);
        if (!allowed) {
            context.forceChallenge(StrangerPage.of(context));
        }
        return allowed;
    }

    /** Goes on with the user whom this page has proven. */
    protected final void prove(AuthenticationFlowContext context, UserModel user) {
        prove(context, user, () -> {});
    }

    /**
     * As {@link #prove(AuthenticationFlowContext, UserModel)}.
     *
     * @param note notes how, if this login goes on
     */
    protected final void prove(AuthenticationFlowContext context, UserModel user, Runnable note) {
        Optional<Response> elsewhere = Handover.complete(context, user, context.getUser() != null);
        if (elsewhere.isPresent()) {
            context.forceChallenge(elsewhere.get());
            return;
        }
        context.setUser(user);
        note.run();
        SessionMethods.prove(context, method);
        context.success(method.credentialType());
    }

    @Override
    protected final void refuse(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, againPage(context));
    }

    @Override
    protected final void refuseUncounted(AuthenticationFlowContext context, String eventError) {
        context.getEvent().error(eventError);
        context.forceChallenge(againPage(context));
    }

    @Override
    final void refuseAddress(AuthenticationFlowContext context, long seconds) {
        context.forceChallenge(page(context, KioskPage.of(context).setError("kiosk-too-many-attempts")));
    }

    private Response againPage(AuthenticationFlowContext context) {
        return page(context, complain(context, KioskPage.of(context)));
    }

    /** The page finds a user who is not known yet. A known user stays. */
    @Override
    public final boolean requiresUser() {
        return false;
    }

    @Override
    public final boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return kioskProperties();
    }
}

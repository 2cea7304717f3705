package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.login.FormAuthenticator;
import io.github.keycloakkiosk.login.LoginErrors;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;

/** A page that finds the user by a string. Its field has the name of the method's request parameter. */
public abstract class LookupFormAuthenticator extends FormAuthenticator {

    private final LookupKind kind;

    protected LookupFormAuthenticator(LookupKind kind, String id, String displayType, String helpText) {
        super(kind.method(), id, displayType, helpText);
        this.kind = kind;
    }

    @Override
    protected final void judge(AuthenticationFlowContext context) {
        // Forget a name that was typed on another page: a failure here must not count against that user.
        context.getAuthenticationSession().removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        String field = kind.method().secretParameter();
        Optional<String> text = sent(context, field);
        if (text.isEmpty()) {
            context.getEvent().detail("parameter", field);
            refuseUncounted(context, LoginErrors.MISSING_PARAMETER);
            return;
        }
        String reader = sent(context, ReadText.readerField(field)).orElse("");
        new PresentedString(context, kind, new ReadText(text.get(), reader))
                .judge(
                        () -> refuseGuess(context),
                        obstacle -> refuseUncounted(context, obstacle),
                        found -> prove(context, found.owner(), () -> found.note(context)));
    }

    @Override
    public final String getReferenceCategory() {
        return kind.type();
    }
}

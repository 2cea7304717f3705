package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.login.GrantAuthenticator;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.provider.ProviderConfigProperty;

/** A step of a direct grant: it finds the user by the string in a parameter, from whitelisted addresses only. */
public abstract class LookupGrantAuthenticator extends GrantAuthenticator {

    private final LookupKind kind;

    protected LookupGrantAuthenticator(LookupKind kind, String id, String displayType, String helpText) {
        super(id, displayType, helpText);
        this.kind = kind;
    }

    @Override
    protected final void judge(AuthenticationFlowContext context) {
        if (!isAddressAllowed(context, kind.method())) {
            return;
        }
        Optional<String> text = sent(context, kind.method().secretParameter());
        if (text.isEmpty()) {
            refuseMissing(context, kind.method().secretParameter());
            return;
        }
        new PresentedString(context, kind, ReadText.byReader(text.get()))
                .judge(() -> refuseGuess(context), obstacle -> refuseUncounted(context, obstacle), found -> {
                    context.setUser(found.owner());
                    found.note(context);
                    prove(context, kind.method());
                });
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return kioskProperties();
    }

    @Override
    public final String getReferenceCategory() {
        return kind.type();
    }
}

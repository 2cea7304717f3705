package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupFormAuthenticator;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.provider.ProviderConfigProperty;

/** The badge page: the user taps a badge, and the page finds its owner. */
public final class BadgeFormAuthenticator extends LookupFormAuthenticator {

    private static final String TEMPLATE = "kiosk-badge.ftl";

    public BadgeFormAuthenticator() {
        super(
                BadgeKind.BADGE,
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
    protected LoginFormsProvider complain(AuthenticationFlowContext context, LoginFormsProvider form) {
        return form.setError("kiosk-wrong-badge");
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Stream.concat(super.getConfigProperties().stream(), Stream.of(WebNfc.property()))
                .toList();
    }
}

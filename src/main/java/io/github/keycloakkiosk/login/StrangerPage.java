package io.github.keycloakkiosk.login;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionContext;

/** The page for a user who is at no kiosk. The page says so, and lists the ways to log in that are open to this user. */
public final class StrangerPage {

    private static final String TEMPLATE = "kiosk-stranger.ftl";

    private StrangerPage() {}

    public static Response of(AuthenticationFlowContext context) {
        return KioskPage.thatStays(context)
                .setAttribute("kioskClientAddress", ClientAddressCheck.seen(context.getSession(), context.getRealm()))
                .setAttribute("kioskOtherWays", otherWays(context))
                .setStatus(Response.Status.FORBIDDEN)
                .createForm(TEMPLATE);
    }

    /** In the middle of a login the only other way is to start again. */
    public static Response of(RequiredActionContext context) {
        return KioskPage.of(context)
                .setAttribute("kioskClientAddress", ClientAddressCheck.seen(context.getSession(), context.getRealm()))
                .setAttribute("kioskOtherWays", List.of())
                .setStatus(Response.Status.FORBIDDEN)
                .createForm(TEMPLATE);
    }

    private static List<AuthenticationSelectionOption> otherWays(AuthenticationFlowContext context) {
        return context.getAuthenticationSelections().stream()
                .filter(way -> !isKioskOnly(context, way))
                .toList();
    }

    private static boolean isKioskOnly(AuthenticationFlowContext context, AuthenticationSelectionOption way) {
        String authenticator = way.getAuthenticationExecution().getAuthenticator();
        return context.getSession().getProvider(Authenticator.class, authenticator) instanceof FormAuthenticator;
    }
}

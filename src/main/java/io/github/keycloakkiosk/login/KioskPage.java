package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.KioskSettings;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tells each of our pages what to do when nobody is there. */
public final class KioskPage {

    private KioskPage() {}

    public static LoginFormsProvider of(AuthenticationFlowContext context) {
        return of(context.form(), context.getSession(), context.getRealm())
                // The page shows the other ways to sign in, and must know its own.
                .setAttribute("kioskExecution", context.getExecution().getId());
    }

    public static LoginFormsProvider of(RequiredActionContext context) {
        return of(context.form(), context.getSession(), context.getRealm());
    }

    /** A page that never starts again by itself: to load it again would put another refusal into the events. */
    public static LoginFormsProvider thatStays(AuthenticationFlowContext context) {
        return of(context).setAttribute("kioskRenew", false);
    }

    /** As the others, where Keycloak has no context for our page. */
    public static LoginFormsProvider of(LoginFormsProvider form, KeycloakSession session, RealmModel realm) {
        return form.setAttribute(
                        "kioskIdleSeconds", KioskSettings.of(session, realm).idleSeconds())
                // A page may wait all night for a badge, and must renew itself before Keycloak forgets the login.
                .setAttribute("kioskLoginTimeout", realm.getAccessCodeLifespanLogin());
    }
}

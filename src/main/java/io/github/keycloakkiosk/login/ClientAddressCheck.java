package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Decides for the current request if PINs and badges may be used from its address. */
public final class ClientAddressCheck {

    private static final Logger LOG = Logger.getLogger(ClientAddressCheck.class);

    private ClientAddressCheck() {}

    /** Whether the request comes from a whitelisted address; false outside of a request. */
    public static boolean isAllowed(KeycloakSession session, RealmModel realm) {
        return verdict(session, realm).allowed();
    }

    /** The client address, or the address that was seen in its place, for events and pages. */
    public static String seen(KeycloakSession session, RealmModel realm) {
        return verdict(session, realm).clientAddress();
    }

    /** Adds the request's address to the event. */
    public static void describe(KeycloakSession session, RealmModel realm, EventBuilder event) {
        event.detail(AddressVerdict.EVENT_DETAIL, seen(session, realm));
    }

    /** Adds the request's address and the wanted login method to the event. */
    public static void describe(KeycloakSession session, RealmModel realm, EventBuilder event, String authMethod) {
        event.detail(Details.AUTH_METHOD, authMethod);
        describe(session, realm, event);
    }

    /** As the other method, for a step of a flow: the whitelist in the step's gear must allow the address too. */
    static boolean isAllowed(AuthenticationFlowContext context, LoginMethod method) {
        return isAllowed(
                context.getSession(), context.getRealm(), context.getEvent(), method, StepWhitelist.of(context));
    }

    /** As {@link #isAllowed}. A refusal also makes an event and a log line, both with the seen address and the reason. */
    public static boolean isAllowed(KeycloakSession session, RealmModel realm, EventBuilder event, LoginMethod method) {
        return isAllowed(session, realm, event, method, Optional.empty());
    }

    private static boolean isAllowed(
            KeycloakSession session,
            RealmModel realm,
            EventBuilder event,
            LoginMethod method,
            Optional<IpWhitelist> narrower) {
        KioskSettings settings = KioskSettings.of(session, realm);
        AddressVerdict verdict = settings.judgeCurrentRequest(narrower);
        event.detail(Details.AUTH_METHOD, method.credentialType())
                .detail(AddressVerdict.EVENT_DETAIL, verdict.clientAddress());
        if (verdict.allowed()) {
            return true;
        }
        String reason = settings.problem().orElse(verdict.explanation());
        LOG.warnf(
                "Realm %s refused a %s login from %s: %s",
                realm.getName(), method.credentialType(), verdict.clientAddress(), reason);
        event.detail(Details.REASON, reason).error(LoginErrors.IP_NOT_WHITELISTED);
        return false;
    }

    private static AddressVerdict verdict(KeycloakSession session, RealmModel realm) {
        return KioskSettings.of(session, realm).judgeCurrentRequest();
    }
}

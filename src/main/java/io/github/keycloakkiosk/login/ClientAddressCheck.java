package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.metrics.JudgedAddress;
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

/**
 * The central question: may PINs and badges be used from the address of the current request?
 */
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

    /** As the other, for a user who comes from a login by PIN or badge, and is about to enrol a credential of this type. */
    public static boolean isEnrolmentAllowed(
            KeycloakSession session, RealmModel realm, EventBuilder event, String credentialType) {
        return isAllowed(session, realm, event, "the enrolment of a " + credentialType, Optional.empty());
    }

    /** As the other, for new tokens of a session that a PIN or a badge opened. */
    public static boolean isRefreshAllowed(KeycloakSession session, RealmModel realm, EventBuilder event) {
        return isAllowed(session, realm, event, "new tokens for a session by PIN or badge", Optional.empty());
    }

    private static boolean isAllowed(
            KeycloakSession session,
            RealmModel realm,
            EventBuilder event,
            LoginMethod method,
            Optional<IpWhitelist> narrower) {
        event.detail(Details.AUTH_METHOD, method.credentialType());
        return isAllowed(session, realm, event, "a " + method.credentialType() + " login", narrower);
    }

    private static boolean isAllowed(
            KeycloakSession session,
            RealmModel realm,
            EventBuilder event,
            String what,
            Optional<IpWhitelist> narrower) {
        KioskSettings settings = KioskSettings.of(session, realm);
        AddressVerdict verdict = settings.judgeCurrentRequest(narrower);
        event.detail(AddressVerdict.EVENT_DETAIL, verdict.clientAddress());
        JudgedAddress.count(session, verdict, settings.problem().isEmpty());
        if (verdict.allowed()) {
            return true;
        }
        String reason = settings.problem().orElse(verdict.explanation());
        LOG.warnf("Realm %s refused %s from %s: %s", realm.getName(), what, verdict.clientAddress(), reason);
        event.detail(Details.REASON, reason).error(LoginErrors.IP_NOT_WHITELISTED);
        return false;
    }

    private static AddressVerdict verdict(KeycloakSession session, RealmModel realm) {
        return KioskSettings.of(session, realm).judgeCurrentRequest();
    }
}

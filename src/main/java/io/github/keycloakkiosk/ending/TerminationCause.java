package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.notice.BaseUris;
import io.github.keycloakkiosk.settings.KioskSettings;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Why a session ends, and what is kept of the request that is the reason: once it is committed the request may be gone, and
 * reading it then throws when the client has hung up.
 *
 * @param reason as the LOGOUT event tells it
 * @param newSessionId the session for which this one goes; null when it is not known yet, or when there is none
 * @param ipAddress the caller as Keycloak saw it; null when nobody called
 * @param clientAddress the caller by the rules of {@code network}; likewise
 */
public record TerminationCause(
        String realmId, String reason, String newSessionId, String ipAddress, String clientAddress, BaseUris baseUris) {

    static final String SESSION_CAP = "session_cap";
    private static final String REPLACED = "replaced";

    private static final String NEW_SESSION_ID = "new_session_id";

    /** A login that opened one session more. */
    public static TerminationCause ofLogin(KeycloakSession session, RealmModel realm, Event login) {
        return new TerminationCause(
                realm.getId(),
                SESSION_CAP,
                login.getSessionId(),
                login.getIpAddress(),
                clientAddress(session, realm),
                BaseUris.of(session.getContext()));
    }

    /** A login in the same browser. */
    static TerminationCause ofReplacement(KeycloakSession session, String newSessionId) {
        KeycloakContext context = session.getContext();
        RealmModel realm = context.getRealm();
        return new TerminationCause(
                realm.getId(),
                REPLACED,
                newSessionId,
                new EventBuilder(realm, session, context.getConnection())
                        .getEvent()
                        .getIpAddress(),
                clientAddress(session, realm),
                BaseUris.of(context));
    }

    /** Nobody's request: sessions were found over the cap. */
    public static TerminationCause ofSweep(String realmId) {
        return new TerminationCause(realmId, SESSION_CAP, null, null, null, BaseUris.UNKNOWN);
    }

    private static String clientAddress(KeycloakSession session, RealmModel realm) {
        return KioskSettings.of(session, realm).judgeCurrentRequest().clientAddress();
    }

    /** Whether the user is told that they signed in elsewhere, more often than the cap allows. */
    boolean isEviction() {
        return SESSION_CAP.equals(reason);
    }

    void describe(EventBuilder event) {
        event.ipAddress(ipAddress)
                .detail(Details.REASON, reason)
                .detail(NEW_SESSION_ID, newSessionId)
                .detail(AddressVerdict.EVENT_DETAIL, clientAddress);
    }
}

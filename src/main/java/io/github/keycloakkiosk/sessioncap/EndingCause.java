package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.network.AddressVerdict;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;

/**
 * Why a session ends, and what is kept of the request that is the reason: once it is committed the request may be gone, and
 * reading it then throws when the client has hung up.
 *
 * @param reason as the LOGOUT event tells it
 * @param newSessionId the session for which this one goes; null when it is not known yet
 * @param ipAddress the caller as Keycloak saw it
 * @param clientAddress the caller by the rules of {@code network}
 */
record EndingCause(
        String realmId, String reason, String newSessionId, String ipAddress, String clientAddress, BaseUris baseUris) {

    static final String SESSION_CAP = "session_cap";
    static final String REPLACED = "replaced";

    private static final String NEW_SESSION_ID = "new_session_id";

    /** Whether its user is to hear that they signed in elsewhere, more often than allowed. */
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

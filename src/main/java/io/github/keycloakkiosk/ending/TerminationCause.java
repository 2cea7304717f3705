package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.method.ProvenBadges;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.notice.BaseUris;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.concurrent.atomic.LongAdder;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The reason why a session ends, with the data of the request that caused it. The data are copied because the request may be
 * gone after the commit: reading a request throws when the client has hung up.
 *
 * @param reason the reason in the LOGOUT event
 * @param newSessionId the session that replaces this one; null when it is not known yet or there is none
 * @param ipAddress the caller's address as Keycloak saw it; null without a caller
 * @param clientAddress the caller's address by the rules of {@code network}; null without a caller
 * @param badgeId the credential id of the badge whose end it is; null for any other cause, and when it is not known
 */
public record TerminationCause(
        String realmId,
        String reason,
        String newSessionId,
        String ipAddress,
        String clientAddress,
        BaseUris baseUris,
        String badgeId) {

    static final String SESSION_CAP = "session_cap";
    private static final String REPLACED = "replaced";
    private static final String EXPIRED = "kiosk_session_expired";

    private static final String BADGE_LOST = "badge_lost";
    private static final String BADGE_REMOVED = "badge_removed";
    private static final String BADGE_EXPIRED = "badge_expired";

    private static final String NEW_SESSION_ID = "new_session_id";

    /** A login opened one session too many. */
    public static TerminationCause ofLogin(KeycloakSession session, RealmModel realm, Event login) {
        return new TerminationCause(
                realm.getId(),
                SESSION_CAP,
                login.getSessionId(),
                login.getIpAddress(),
                clientAddress(session, realm),
                BaseUris.of(session.getContext()),
                null);
    }

    /** A new login in the same browser. */
    static TerminationCause ofReplacement(KeycloakSession session, String newSessionId) {
        return ofRequest(session, session.getContext().getRealm(), REPLACED, newSessionId, null);
    }

    private static TerminationCause ofRequest(
            KeycloakSession session, RealmModel realm, String reason, String newSessionId, String badgeId) {
        KeycloakContext context = session.getContext();
        return new TerminationCause(
                realm.getId(),
                reason,
                newSessionId,
                new EventBuilder(realm, session, context.getConnection())
                        .getEvent()
                        .getIpAddress(),
                clientAddress(session, realm),
                BaseUris.of(context),
                badgeId);
    }

    /** The life of a session that a PIN or a badge opened is over, as this request finds. */
    static TerminationCause ofExpiry(KeycloakSession session, RealmModel realm) {
        return ofRequest(session, realm, EXPIRED, null, null);
    }

    /** The sweep found sessions over the cap; there was no request. */
    public static TerminationCause ofSweep(String realmId) {
        return new TerminationCause(realmId, SESSION_CAP, null, null, null, BaseUris.UNKNOWN, null);
    }

    /** The sweep found a session of a kiosk whose life is over. */
    public static TerminationCause ofExpirySweep(String realmId) {
        return new TerminationCause(realmId, EXPIRED, null, null, null, BaseUris.UNKNOWN, null);
    }

    /** Somebody has lost the badge. */
    public static TerminationCause ofLostBadge(KeycloakSession session, RealmModel realm, String badgeId) {
        return ofRequest(session, realm, BADGE_LOST, null, badgeId);
    }

    /** The badge was removed, by an admin or by its owner. */
    public static TerminationCause ofRemovedBadge(KeycloakSession session, RealmModel realm, String badgeId) {
        return ofRequest(session, realm, BADGE_REMOVED, null, badgeId);
    }

    /** The end of the badge is over. There was no request, or one of somebody else. */
    public static TerminationCause ofEndedBadge(String realmId, String badgeId) {
        return new TerminationCause(realmId, BADGE_EXPIRED, null, null, null, BaseUris.UNKNOWN, badgeId);
    }

    private static String clientAddress(KeycloakSession session, RealmModel realm) {
        return KioskSettings.of(session, realm).judgeCurrentRequest().clientAddress();
    }

    /** Whether the user is told that they signed in elsewhere, more often than the cap allows. */
    boolean isEviction() {
        return SESSION_CAP.equals(reason);
    }

    /** Counts the sessions that end for this reason. */
    LongAdder counter(SessionCounters counters) {
        return switch (reason) {
            case SESSION_CAP -> counters.evicted;
            case EXPIRED -> counters.expired;
            case BADGE_LOST, BADGE_REMOVED, BADGE_EXPIRED -> counters.revoked;
            default -> counters.replaced;
        };
    }

    void describe(EventBuilder event) {
        event.ipAddress(ipAddress)
                .detail(Details.REASON, reason)
                .detail(NEW_SESSION_ID, newSessionId)
                .detail(ProvenBadges.ID, badgeId)
                .detail(AddressVerdict.EVENT_DETAIL, clientAddress);
    }
}

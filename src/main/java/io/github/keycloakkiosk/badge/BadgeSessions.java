package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.ending.SecondTry;
import io.github.keycloakkiosk.ending.SessionTermination;
import io.github.keycloakkiosk.ending.TerminatesSessions;
import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.ending.Victims;
import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.method.ProvenBadges;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionKind;
import io.github.keycloakkiosk.session.WholeSessions;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The live sessions, online and offline, in which a badge was used. They end with the badge. */
public final class BadgeSessions {

    private static final Logger LOG = Logger.getLogger(BadgeSessions.class);

    private BadgeSessions() {}

    /**
     * The user's sessions in which this badge was used, the oldest first.
     *
     * @param badgeId its credential id, also one that it had under an earlier key
     */
    public static List<BadgeSession> of(KeycloakSession session, RealmModel realm, UserModel user, String badgeId) {
        Set<String> ids = UserBadges.of(session, realm, user.getId())
                .find(badgeId)
                .map(LookupCredentialModel::ids)
                .orElse(Set.of(badgeId));
        List<String> sessions = LiveSessions.with(
                        session,
                        realm,
                        user.getId(),
                        all(),
                        found -> !Collections.disjoint(ProvenBadges.parse(found.getNote(ProvenBadges.NOTE)), ids))
                .stream()
                .map(SessionAge::sessionId)
                .toList();
        return new WholeSessions(session)
                .find(realm, user.getId(), sessions, all()).stream()
                        .map(BadgeSession::of)
                        .toList();
    }

    /**
     * Ends the user's sessions in which a badge was used that they no longer have, or whose end is over. Call it when the removal of the
     * badge has committed, and outside of transactions.
     *
     * @return their ids
     */
    static List<String> end(KeycloakSessionFactory factory, String userId, TerminationCause cause) {
        List<SessionAge> ages = OwnTransaction.run(factory, cause.realmId(), (session, realm) -> {
                    UserBadges badges = UserBadges.of(session, realm, userId);
                    return LiveSessions.with(
                            session,
                            realm,
                            userId,
                            all(),
                            found -> !badges.areGood(ProvenBadges.parse(found.getNote(ProvenBadges.NOTE))));
                })
                .orElse(List.of());
        SessionTermination termination = TerminatesSessions.of(factory);
        SecondTry.run(() -> termination.end(new Victims(ages, userId, all()), cause));
        return ages.stream().map(SessionAge::sessionId).toList();
    }

    /** {@link #end Ends} them after this transaction and before its answer leaves. A failure is logged. */
    static void endOnceCommitted(KeycloakSession session, String userId, TerminationCause cause) {
        endOnceCommitted(session, userId, cause, () -> true);
    }

    /** As {@link #endOnceCommitted}, if one of these badges is not good any more by then. Else no session is looked at. */
    static void endOnceCommitted(
            KeycloakSession session, String userId, TerminationCause cause, Collection<String> unlessGood) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        endOnceCommitted(
                session,
                userId,
                cause,
                () -> OwnTransaction.run(
                                factory,
                                cause.realmId(),
                                (own, realm) ->
                                        !UserBadges.of(own, realm, userId).areGood(unlessGood))
                        .orElse(false));
    }

    private static void endOnceCommitted(
            KeycloakSession session, String userId, TerminationCause cause, BooleanSupplier condition) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        // Keycloak also writes sessions after completion. Asking for sessions enlists that write before ours.
        session.sessions();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    SecondTry.run(this::endIfWanted);
                } catch (RuntimeException | LinkageError failed) {
                    LOG.errorf(
                            failed,
                            "Sessions of a removed badge have not ended: realm %s, user %s",
                            cause.realmId(),
                            userId);
                }
            }

            private void endIfWanted() {
                if (condition.getAsBoolean()) {
                    end(factory, userId, cause);
                }
            }

            /** An undone login may have continued such a session. */
            @Override
            protected void rollbackImpl() {
                commitImpl();
            }
        });
    }

    private static Set<SessionKind> all() {
        return EnumSet.allOf(SessionKind.class);
    }
}

package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.method.SessionMethods;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionRows;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.SessionLife;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * Ends sessions that a PIN or a badge alone opened, when their {@link SessionLife} is over. Keycloak knows only the limits that
 * all sessions of a realm have.
 */
public final class KioskSessionExpiry {

    private KioskSessionExpiry() {}

    /**
     * Ends the session if its life is over.
     *
     * @return whether it is
     */
    public static boolean end(KeycloakSession session, RealmModel realm, String sessionId) {
        SessionLife life = KioskSettings.sessionLife(session, realm);
        if (!life.isLimited()) {
            return false;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        // Not in the caller's Keycloak session, which goes on to use a session that it has once read.
        Optional<SessionAge> over = OwnTransaction.run(
                factory,
                realm.getId(),
                (own, ownRealm) -> Optional.ofNullable(own.sessions().getUserSession(ownRealm, sessionId))
                        .filter(found -> isOver(life, found))
                        .map(LiveSessions::age)
                        .orElse(null));
        over.ifPresent(age -> TerminatesSessions.of(factory).end(age, TerminationCause.ofExpiry(session, realm)));
        return over.isPresent();
    }

    /** The stored sessions whose life is over: those that nobody has used since. */
    public static List<SessionAge> unused(KeycloakSession session, RealmModel realm) {
        SessionLife life = KioskSettings.sessionLife(session, realm);
        SessionRows rows = new SessionRows(session);
        long now = Time.currentTimeMillis() / 1000;
        Stream<UserSessionModel> idle = life.idleMinutes() == 0
                ? Stream.empty()
                : rows.lastUsedUntil(realm, now - life.idleMinutes() * 60L, SessionMethods.NOTE).stream();
        Stream<UserSessionModel> old = life.maxMinutes() == 0
                ? Stream.empty()
                : rows.begunUntil(realm, now - life.maxMinutes() * 60L, SessionMethods.NOTE).stream();
        return Stream.concat(idle, old)
                .filter(found -> isOver(life, found))
                .map(LiveSessions::age)
                .distinct()
                .toList();
    }

    private static boolean isOver(SessionLife life, UserSessionModel found) {
        return SessionMethods.areKioskAlone(found.getNote(SessionMethods.NOTE))
                && life.isOver(found.getStarted(), found.getLastSessionRefresh(), Time.currentTimeMillis() / 1000);
    }
}

package io.github.keycloakkiosk.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.util.MultiSiteUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions that count: a user's stored sessions that have not expired, each id once. */
public final class LiveSessions {

    private LiveSessions() {}

    /** @param kinds the kinds that count; of an id with two, the later age counts, so that a new login is not an old session */
    public static List<SessionAge> of(
            KeycloakSession session, RealmModel realm, String userId, Set<SessionKind> kinds) {
        try (Stream<? extends UserSessionModel> stored = stored(session, realm, userId, kinds)) {
            return List.copyOf(stored.filter(userSession -> AuthenticationManager.isSessionValid(realm, userSession))
                    .filter(userSession ->
                            kinds.contains(SessionKind.OFFLINE) || !isForOfflineToken(realm, userSession))
                    .map(LiveSessions::age)
                    .collect(Collectors.toMap(
                            SessionAge::sessionId,
                            Function.identity(),
                            (one, other) -> one.compareTo(other) < 0 ? other : one))
                    .values());
        }
    }

    /**
     * What a new session must know of them. Where the database can say it in one row, expired sessions count too, and nothing is
     * listed; a user with a thousand sessions would wait for a thousand rows.
     *
     * @param fits whether so many sessions are no more than may be; if they are more, those that have expired must not count
     */
    public static EarlierSessions before(
            KeycloakSession session,
            RealmModel realm,
            UserSessionModel begun,
            Set<SessionKind> kinds,
            LongPredicate fits) {
        String userId = begun.getUser().getId();
        SessionAge age = age(begun);
        return (areRows()
                        ? new EarlierSessionsQuery(session, realm).before(age, userId, kinds)
                        : Optional.<EarlierSessions>empty())
                .filter(all -> fits.test(all.count()))
                .orElseGet(() -> EarlierSessions.of(age, of(session, realm, userId, kinds)));
    }

    /** How many a user has at most: some may have expired. Empty where they can only be listed. */
    public static OptionalLong most(KeycloakSession session, RealmModel realm, String userId, Set<SessionKind> kinds) {
        return areRows() ? OptionalLong.of(new SessionRows(session).count(realm, userId, kinds)) : OptionalLong.empty();
    }

    /** As {@link #of}, but those alone of which a part passes. */
    public static List<SessionAge> with(
            KeycloakSession session,
            RealmModel realm,
            String userId,
            Set<SessionKind> kinds,
            Predicate<UserSessionModel> wanted) {
        Set<String> ids;
        try (Stream<? extends UserSessionModel> stored = stored(session, realm, userId, kinds)) {
            ids = stored.filter(wanted).map(UserSessionModel::getId).collect(Collectors.toSet());
        }
        return ids.isEmpty()
                ? List.of()
                : of(session, realm, userId, kinds).stream()
                        .filter(age -> ids.contains(age.sessionId()))
                        .sorted()
                        .toList();
    }

    private static Stream<? extends UserSessionModel> stored(
            KeycloakSession session, RealmModel realm, String userId, Set<SessionKind> kinds) {
        if (areRows()) {
            return new SessionRows(session).of(realm, userId, kinds).stream();
        }
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return Stream.empty();
        }
        return kinds.stream()
                .flatMap(kind -> kind.offline
                        ? session.sessions().getOfflineUserSessionsStream(realm, user)
                        : session.sessions().getUserSessionsStream(realm, user));
    }

    private static boolean isForOfflineToken(RealmModel realm, UserSessionModel userSession) {
        return LoginStamp.OFFLINE.equals(userSession.getNote(LoginStamp.NOTE))
                && (userSession.getStarted() + realm.getAccessCodeLifespan()) * 1000L > Time.currentTimeMillis();
    }

    public static SessionAge age(UserSessionModel userSession) {
        return new SessionAge(
                userSession.getId(), LoginStamp.read(userSession.getNote(LoginStamp.NOTE), userSession.getStarted()));
    }

    /** Whether sessions are in the database and caches hold copies. With the feature off, sessions are in caches only. */
    public static boolean areRows() {
        return MultiSiteUtils.isPersistentSessionsEnabled();
    }
}

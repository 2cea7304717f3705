package io.github.keycloakkiosk.session;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;

/**
 * Finds sessions as Keycloak reads them, with their clients' parts. Where sessions are rows, it bypasses {@code
 * UserSessionProvider}, which would put them into the caches.
 */
public final class WholeSessions {

    private final KeycloakSession session;

    public WholeSessions(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The sessions with these ids, in this order; those that are gone are left out. Many need few statements.
     *
     * @param userId the user of them all; may be null when there is one id, and then it may be anybody's
     */
    public List<WholeSession> find(RealmModel realm, String userId, List<String> ids, Set<SessionKind> kinds) {
        if (!LiveSessions.areRows()) {
            return inCaches(realm, ids, kinds);
        }
        Map<String, List<UserSessionModel>> parts = new HashMap<>();
        for (SessionKind kind : kinds) {
            load(realm, userId, ids, kind)
                    .forEach((id, part) -> parts.computeIfAbsent(id, first -> new ArrayList<>())
                            .add(part));
        }
        return ids.stream()
                .map(parts::get)
                .filter(Objects::nonNull)
                .map(WholeSession::new)
                .toList();
    }

    private Map<String, UserSessionModel> load(RealmModel realm, String userId, List<String> ids, SessionKind kind) {
        UserSessionPersisterProvider stored = session.getProvider(UserSessionPersisterProvider.class);
        Map<String, UserSessionModel> found = new HashMap<>();
        Set<String> left = new HashSet<>(ids);
        if (ids.size() > 1) {
            UserModel user = session.users().getUserById(realm, userId);
            if (user == null) {
                return Map.of();
            }
            try (Stream<UserSessionModel> all = stored.loadUserSessionsStream(realm, user, kind.offline, null, null)) {
                all.forEach(userSession -> found.put(userSession.getId(), userSession));
            }
            left.removeAll(found.keySet());
            if (!left.isEmpty()) { // Keycloak's list lacks those that are about to expire.
                left.retainAll(new SessionRows(session)
                        .of(realm, userId, EnumSet.of(kind)).stream()
                                .map(UserSessionModel::getId)
                                .toList());
            }
        }
        for (String id : left) {
            UserSessionModel one = stored.loadUserSession(realm, id, kind.offline);
            if (one != null && (userId == null || isOf(userId, one))) {
                found.put(id, one);
            }
        }
        return found;
    }

    private static boolean isOf(String userId, UserSessionModel userSession) {
        return userSession.getUser() != null && userSession.getUser().getId().equals(userId);
    }

    private List<WholeSession> inCaches(RealmModel realm, List<String> ids, Set<SessionKind> kinds) {
        return ids.stream()
                .map(id -> new WholeSession(kinds.stream()
                        .map(kind -> kind.offline
                                ? session.sessions().getOfflineUserSession(realm, id)
                                : session.sessions().getUserSession(realm, id))
                        .filter(Objects::nonNull)
                        .toList()))
                .filter(whole -> !whole.parts().isEmpty())
                .toList();
    }
}

package io.github.keycloakkiosk.session;

import io.github.keycloakkiosk.Rule;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * What a session that begins must know of its user's stored sessions.
 *
 * @param count how many there are at most: some may have expired
 * @param hasThis whether the session itself is one of them, unchanged
 * @param newest the latest stamp of the others
 */
@Rule
public record EarlierSessions(long count, boolean hasThis, OptionalLong newest) {

    /** @param session as read before it has a stamp */
    public static EarlierSessions of(SessionAge session, Collection<SessionAge> stored) {
        return new EarlierSessions(
                stored.size(),
                stored.contains(session),
                stored.stream()
                        .filter(other -> !other.sessionId().equals(session.sessionId()))
                        .mapToLong(SessionAge::startedMs)
                        .max());
    }
}

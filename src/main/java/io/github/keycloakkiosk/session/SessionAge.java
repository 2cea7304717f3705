package io.github.keycloakkiosk.session;

import io.github.keycloakkiosk.Rule;
import java.util.Comparator;

/**
 * A session's place in the order of a user's sessions, oldest first. If two began in the same millisecond, the id decides:
 * arbitrary, but the same on every node.
 *
 * @param sessionId Keycloak's id of the user session
 * @param startedMs its {@link LoginStamp}, in ms since the epoch
 */
@Rule
public record SessionAge(String sessionId, long startedMs) implements Comparable<SessionAge> {

    private static final Comparator<SessionAge> OLDEST_FIRST =
            Comparator.comparingLong(SessionAge::startedMs).thenComparing(SessionAge::sessionId);

    @Override
    public int compareTo(SessionAge other) {
        return OLDEST_FIRST.compare(this, other);
    }
}

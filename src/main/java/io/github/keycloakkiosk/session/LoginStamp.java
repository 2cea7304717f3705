package io.github.keycloakkiosk.session;

import java.util.Collection;

/**
 * A session's place in the order in which its user logged in: the time, to the millisecond, since Keycloak's own
 * {@code started} has seconds only; or, if that is later, the millisecond after the newest session that the user had before.
 * So logins that follow each other are in order, even when the clocks of the nodes differ (a Lamport clock for each user).
 */
public final class LoginStamp {

    /** The user-session note that holds the stamp. A session without it has not been counted yet. */
    public static final String NOTE = "kiosk.started_ms";

    /** In place of a stamp: opened for an offline token, and not counted while its code can be exchanged. */
    public static final String OFFLINE = "offline";

    private LoginStamp() {}

    /** Whether a session with this note has had its turn. */
    public static boolean isCounted(String note) {
        return note != null && !note.equals(OFFLINE);
    }

    /**
     * The stamp of a session that is seen for the first time.
     *
     * @param session the session as it would be read without a stamp; when it is stored like that, it is from before this
     *     extension, keeps that place, and does not become the newest by being refreshed
     * @param stored the user's sessions as they are stored now
     * @param nowMs the clock, in ms since the epoch
     */
    public static long of(SessionAge session, Collection<SessionAge> stored, long nowMs) {
        if (stored.contains(session)) {
            return session.startedMs();
        }
        long withinItsSecond = Math.max(session.startedMs() - 999, Math.min(nowMs, session.startedMs()));
        return stored.stream()
                .filter(other -> !other.sessionId().equals(session.sessionId()))
                .mapToLong(other -> other.startedMs() + 1)
                .reduce(withinItsSecond, Math::max);
    }

    /**
     * The stamp that a session carries; for one without a readable stamp, the end of the second it started in: one that no
     * event has named comes after those that were there before.
     */
    public static long read(String note, int startedSeconds) {
        long endOfSecond = startedSeconds * 1000L + 999;
        try {
            return note == null ? endOfSecond : Long.parseLong(note);
        } catch (NumberFormatException e) {
            return endOfSecond;
        }
    }
}

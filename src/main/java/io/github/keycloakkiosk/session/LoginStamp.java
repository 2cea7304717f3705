package io.github.keycloakkiosk.session;

/**
 * A session's place in the order in which its user logged in: the time, to the millisecond, since Keycloak's own
 * {@code started} has seconds only; or, if that is later, the millisecond after the newest session that the user had before.
 * So logins that follow each other are in order, even when the clocks of the nodes differ (a Lamport clock for each user).
 */
public final class LoginStamp {

    /** The user-session note with the stamp. A session without it has not been counted yet. */
    public static final String NOTE = "kiosk.started_ms";

    /**
     * Stands in place of a stamp: the session was opened for an offline token, and does not count while its code can be
     * exchanged.
     */
    public static final String OFFLINE = "offline";

    private LoginStamp() {}

    /** Whether a session with this note has been counted. */
    public static boolean isCounted(String note) {
        return note != null && !note.equals(OFFLINE);
    }

    /**
     * The stamp of a session at its first event.
     *
     * @param session the session as read without a stamp. If it is stored like that, it is older than this extension: it keeps
     *     its place, and a refresh does not make it the newest
     * @param nowMs the clock, in ms since the epoch
     */
    public static long of(SessionAge session, EarlierSessions earlier, long nowMs) {
        if (earlier.hasThis()) {
            return session.startedMs();
        }
        long withinItsSecond = Math.max(session.startedMs() - 999, Math.min(nowMs, session.startedMs()));
        return earlier.newest().isEmpty()
                ? withinItsSecond
                : Math.max(withinItsSecond, earlier.newest().getAsLong() + 1);
    }

    /**
     * The stamp of a session. Without a readable stamp it is the end of the second of its start: so a session that no event has
     * named comes after the earlier sessions.
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

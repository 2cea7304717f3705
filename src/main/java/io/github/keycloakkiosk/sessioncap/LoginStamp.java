package io.github.keycloakkiosk.sessioncap;

/** When a session began, to the millisecond: Keycloak's own {@code started} has seconds only. */
final class LoginStamp {

    /** The user-session note that holds the stamp. A session without it has not been counted yet. */
    static final String NOTE = "kiosk.started_ms";

    private LoginStamp() {}

    /**
     * The stamp of a session that is seen for the first time: now, but within the second in which it started. So a session
     * from before this extension does not become the newest by being refreshed.
     *
     * @param nowMs the clock, in ms since the epoch
     * @param startedSeconds Keycloak's start of the session, in seconds since the epoch
     */
    static long of(long nowMs, int startedSeconds) {
        long secondBegan = startedSeconds * 1000L;
        return Math.max(secondBegan, Math.min(nowMs, secondBegan + 999));
    }

    /** The stamp that a session carries; for one without a readable stamp, the beginning of the second it started in. */
    static long read(String note, int startedSeconds) {
        try {
            return note == null ? startedSeconds * 1000L : Long.parseLong(note);
        } catch (NumberFormatException e) {
            return startedSeconds * 1000L;
        }
    }
}

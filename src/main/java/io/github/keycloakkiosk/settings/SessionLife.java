package io.github.keycloakkiosk.settings;

/**
 * How long a session lives that a PIN or a badge alone opened. The realm's own limits end it too, when they are shorter.
 *
 * @param idleMinutes the time without use after which it ends, in minutes; 0 for no limit but the realm's
 * @param maxMinutes the time since its start after which it ends, in minutes; 0 for no limit but the realm's
 */
public record SessionLife(int idleMinutes, int maxMinutes) {

    static final SessionLife OF_THE_REALM = new SessionLife(0, 0);

    static SessionLife of(SettingValues values) throws InvalidSetting {
        int idle = values.number(Setting.KIOSK_SESSION_IDLE_MINUTES);
        if (idle == 1) {
            throw new InvalidSetting(
                    Setting.KIOSK_SESSION_IDLE_MINUTES.key,
                    "\"1\" is too short, since sessions are used at most once for each access token; write 2 or more,"
                            + " or 0 for the realm's own limit");
        }
        return new SessionLife(idle, values.number(Setting.KIOSK_SESSION_MAX_MINUTES));
    }

    /** Whether there is any limit. */
    public boolean isLimited() {
        return idleMinutes > 0 || maxMinutes > 0;
    }

    /**
     * Whether the life of a session is over.
     *
     * @param started when the session began
     * @param lastUse when its tokens were last refreshed, or when it was last used for single sign-on
     * @param now each in seconds since the epoch
     */
    public boolean isOver(long started, long lastUse, long now) {
        return idleMinutes > 0 && now - lastUse >= idleMinutes * 60L
                || maxMinutes > 0 && now - started >= maxMinutes * 60L;
    }
}

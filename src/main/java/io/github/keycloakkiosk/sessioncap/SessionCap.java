package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.session.SessionAge;
import java.util.Collection;
import java.util.List;

/** The cap: it decides how many of a user's sessions stay, and which must go. */
@Rule
final class SessionCap {

    static final int UNLIMITED = 0;

    private final int cap;

    /**
     * A cap of so many sessions.
     *
     * @throws IllegalArgumentException when it is negative
     */
    SessionCap(int cap) {
        if (cap < UNLIMITED) {
            throw new IllegalArgumentException(
                    "A session cap of " + cap + ": write 0 for unlimited, or how many may stay");
        }
        this.cap = cap;
    }

    boolean isUnlimited() {
        return cap == UNLIMITED;
    }

    /** Whether this number of sessions is too high. */
    boolean isExceededBy(long sessions) {
        return !isUnlimited() && sessions > cap;
    }

    /** The sessions over the cap, oldest first: all but the newest {@code cap}, and none when the cap is 0. */
    List<SessionAge> surplus(Collection<SessionAge> sessions) {
        if (isUnlimited()) {
            return List.of();
        }
        return sessions.stream()
                .sorted()
                .limit(Math.max(0, sessions.size() - cap))
                .toList();
    }
}

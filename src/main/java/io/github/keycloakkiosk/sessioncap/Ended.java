package io.github.keycloakkiosk.sessioncap;

import java.util.List;

/**
 * A session that has ended, and what is to be done about it once that is committed.
 *
 * @param notices what its clients are to be told
 * @param copies its places in the caches
 * @param markSeconds how long its {@link EndingMark} is to stay
 */
record Ended(List<LogoutNotice> notices, SessionCaches copies, int markSeconds) {}

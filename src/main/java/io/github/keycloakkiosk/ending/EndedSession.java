package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.LogoutNotice;
import io.github.keycloakkiosk.session.SessionCaches;
import java.util.List;

/**
 * A session that has ended, and what is to be done about it once that is committed.
 *
 * @param notices what its clients are to be told
 * @param copies its places in the caches
 * @param markSeconds how long its {@link Tombstone} is to stay
 */
record EndedSession(List<LogoutNotice> notices, SessionCaches copies, int markSeconds) {}

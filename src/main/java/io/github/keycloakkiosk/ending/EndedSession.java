package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.LogoutNotice;
import io.github.keycloakkiosk.session.SessionCaches;
import java.util.List;

/**
 * An ended session, and the work that is left after the commit.
 *
 * @param notices the notices to its clients
 * @param copies its copies in the caches
 * @param markSeconds the life of its {@link Tombstone}, in seconds
 */
record EndedSession(List<LogoutNotice> notices, SessionCaches copies, int markSeconds) {}

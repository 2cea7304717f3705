package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.LogoutNotice;
import io.github.keycloakkiosk.session.SessionCaches;
import java.util.List;

/**
 * An ended session, and the work that is left after the commit.
 *
 * @param sessionId its id
 * @param notices the notices to its clients
 * @param copies its copies in the caches
 * @param markSeconds how long its {@link Tombstone} must live to tell each bearer of a token, in seconds
 */
record EndedSession(String sessionId, List<LogoutNotice> notices, List<SessionCaches> copies, long markSeconds) {}

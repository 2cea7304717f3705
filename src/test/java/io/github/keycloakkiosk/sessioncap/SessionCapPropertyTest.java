package io.github.keycloakkiosk.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import io.github.keycloakkiosk.session.EarlierSessions;
import io.github.keycloakkiosk.session.LoginStamp;
import io.github.keycloakkiosk.session.SessionAge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionCapPropertyTest {

    @Test
    void asManyAsTheCapStayAndNobodyGoesBeforeAnOlderOne() {
        RandomCases.forEach(5_000, random -> {
            List<SessionAge> sessions = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                sessions.add(new SessionAge("s" + i, 1767225600000L + random.nextInt(6)));
            }
            Collections.shuffle(sessions, new Random(random.nextLong()));
            int cap = random.nextInt(6);

            List<SessionAge> ended = new SessionCap(cap).surplus(sessions);

            List<SessionAge> kept = new ArrayList<>(sessions);
            kept.removeAll(ended);
            assertThat(kept).hasSize(cap == 0 ? sessions.size() : Math.min(cap, sessions.size()));
            assertThat(ended).hasSize(sessions.size() - kept.size());
            for (SessionAge victim : ended) {
                assertThat(kept).allMatch(stays -> isOlder(victim, stays), "is newer than " + victim);
            }
            for (int i = 1; i < ended.size(); i++) {
                assertThat(isOlder(ended.get(i - 1), ended.get(i))).isTrue();
            }
            Collections.shuffle(sessions, new Random(random.nextLong()));
            assertThat(new SessionCap(cap).surplus(sessions)).isEqualTo(ended);
        });
    }

    private static boolean isOlder(SessionAge one, SessionAge other) {
        return one.startedMs() == other.startedMs()
                ? one.sessionId().compareTo(other.sessionId()) < 0
                : one.startedMs() < other.startedMs();
    }

    @Test
    void aStampLiesInTheSecondOfTheStartAndIsNowIfNowDoes() {
        RandomCases.forEach(5_000, random -> {
            int started = random.nextInt(Integer.MAX_VALUE);
            long now = started * 1000L + random.nextInt(-3000, 5000);

            long stamp = stamp(new SessionAge("new", LoginStamp.read(null, started)), List.of(), now);

            assertThat(stamp / 1000).isEqualTo(started);
            assertThat(Math.abs(stamp - now)).as("as near to now as it may be").isEqualTo(outside(now, started));
            assertThat(LoginStamp.read(Long.toString(stamp), started)).isEqualTo(stamp);
        });
    }

    /** Logins on nodes whose clocks differ by up to half a minute. */
    @Test
    void loginsThatFollowEachOtherAreEvictedInThatOrder() {
        RandomCases.forEach(2_000, random -> {
            List<SessionAge> inOrder = new ArrayList<>();
            List<SessionAge> stored = new ArrayList<>();
            long now = 1767225600000L;
            for (int login = 0; login < 8; login++) {
                now += random.nextInt(2_000);
                long clock = now + random.nextInt(-15_000, 15_000);
                SessionAge unstamped =
                        new SessionAge("s" + random.nextInt(), LoginStamp.read(null, (int) (clock / 1000)));
                inOrder.add(new SessionAge(unstamped.sessionId(), stamp(unstamped, stored, clock)));
                stored.add(inOrder.get(login));
                Collections.shuffle(stored, new Random(random.nextLong()));
            }
            assertThat(new SessionCap(1).surplus(stored)).isEqualTo(inOrder.subList(0, 7));
        });
    }

    /** The time from the second of the start to now. */
    private static long outside(long now, int started) {
        long distance = 0;
        while ((now + distance) / 1000 != started && (now - distance) / 1000 != started) {
            distance++;
        }
        return distance;
    }

    private static long stamp(SessionAge session, List<SessionAge> stored, long nowMs) {
        return LoginStamp.of(session, EarlierSessions.of(session, stored), nowMs);
    }
}

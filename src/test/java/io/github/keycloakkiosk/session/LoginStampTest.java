package io.github.keycloakkiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginStampTest {

    @ParameterizedTest(name = "started {1}, seen at {0} -> {2}")
    @CsvSource({
        // now ms, started s, stamp ms
        "1767225600000, 1767225600, 1767225600000",
        "1767225600001, 1767225600, 1767225600001",
        "1767225600999, 1767225600, 1767225600999",
        // a login that lasted into the next second
        "1767225601000, 1767225600, 1767225600999",
        // a clock that lags behind the one that started the session
        "1767225599999, 1767225600, 1767225600000",
        "0, 1767225600, 1767225600000",
        // past 2^31 ms: no int arithmetic
        "2147483648123, 2147483647, 2147483647999",
    })
    void theFirstSessionOfAUserStaysWithinTheSecondInWhichItStarted(long nowMs, int startedSeconds, long stamp) {
        assertThat(LoginStamp.of(
                        unstamped("new", startedSeconds),
                        EarlierSessions.of(unstamped("new", startedSeconds), List.of()),
                        nowMs))
                .isEqualTo(stamp);
    }

    @ParameterizedTest(name = "after {0}, at 1767225600500 -> {1}")
    @CsvSource({
        // the newest of the user's sessions, stamp ms
        "1767225500000, 1767225600500",
        "1767225600499, 1767225600500",
        // in the same millisecond; and by a node whose clock is 30 s ahead
        "1767225600500, 1767225600501",
        "1767225630123, 1767225630124",
    })
    void aLoginComesAfterAllThatWereThereBefore(long newest, long stamp) {
        List<SessionAge> stored = List.of(new SessionAge("b", newest), new SessionAge("a", newest - 7));

        assertThat(LoginStamp.of(
                        unstamped("new", 1767225600),
                        EarlierSessions.of(unstamped("new", 1767225600), stored),
                        1767225600500L))
                .isEqualTo(stamp);
    }

    @Test
    void aSessionFromBeforeThisExtensionKeepsItsPlaceWhenItIsRefreshed() {
        SessionAge old = unstamped("old", 1767225600);
        List<SessionAge> stored = List.of(old, unstamped("later", 1767225700));

        assertThat(LoginStamp.of(old, EarlierSessions.of(old, stored), 1767229200000L))
                .isEqualTo(old.startedMs());
    }

    /** Keycloak gives a browser the session id that it had before. The stored session of that id is not this login. */
    @Test
    void aSessionThatBeginsAgainIsNew() {
        List<SessionAge> stored = List.of(new SessionAge("again", 1767225500123L), new SessionAge("b", 1767225630000L));

        assertThat(LoginStamp.of(
                        unstamped("again", 1767225600),
                        EarlierSessions.of(unstamped("again", 1767225600), stored),
                        1767225600500L))
                .isEqualTo(1767225630001L);
    }

    private static SessionAge unstamped(String id, int startedSeconds) {
        return new SessionAge(id, LoginStamp.read(null, startedSeconds));
    }

    @ParameterizedTest(name = "note {0}, started {1} -> {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "1767225600123, 1767225600, 1767225600123",
                "-, 1767225600, 1767225600999",
                "'', 1767225600, 1767225600999",
                "yesterday, 1767225600, 1767225600999",
                "1767225600.5, 1767225600, 1767225600999",
            })
    void aSessionWithoutAReadableStampSortsByItsSecond(String note, int startedSeconds, long stamp) {
        assertThat(LoginStamp.read(note, startedSeconds)).isEqualTo(stamp);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, false", "offline, false", "1767225600123, true", "yesterday, true"})
    void aSessionForAnOfflineTokenHasNotHadItsTurn(String note, boolean counted) {
        assertThat(LoginStamp.isCounted(note)).isEqualTo(counted);
    }
}

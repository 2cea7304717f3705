package io.github.keycloakkiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredSessionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'notes': {'kiosk.started_ms': '1767225600123'}, 'rememberMe': true}  | 1767225600123 | true",
                "{'notes': {'kiosk.started_ms': '1767225600123'}, 'rememberMe': false} | 1767225600123 | false",
                "{'notes': {}, 'rememberMe': false}                                    | 1767225600999 | false",
                "{}                                                                    | 1767225600999 | false",
            })
    void readsWhatTheCapNeedsOfARow(String data, long startedMs, boolean remembered) {
        StoredSession session = new StoredSession("id", 1767225600, 1767225700, data.replace('\'', '"'), false);

        assertThat(LiveSessions.age(session)).isEqualTo(new SessionAge("id", startedMs));
        assertThat(session.isRememberMe()).isEqualTo(remembered);
        assertThat(session.getLastSessionRefresh()).isEqualTo(1767225700);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{", "null", "[]", "\"text\""})
    void aSpoiledRowCountsByItsSecond(String data) {
        StoredSession session = new StoredSession("id", 1767225600, 1767225700, data, false);

        assertThat(LiveSessions.age(session)).isEqualTo(new SessionAge("id", 1767225600999L));
        assertThat(session.isRememberMe()).isFalse();
    }

    @Test
    void isOfTheKindThatItsRowSays() {
        assertThat(new StoredSession("id", 1, 1, "{}", false).isOffline()).isFalse();
        assertThat(new StoredSession("id", 1, 1, "{}", true).isOffline()).isTrue();
    }
}

package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionLifeTest {

    @ParameterizedTest(name = "idle {0}, max {1}: begun {2} s and used {3} s ago, over {4}")
    @CsvSource({
        "0, 0, 1000000, 1000000, false",
        "2, 0, 1000, 119, false",
        "2, 0, 1000, 120, true",
        "0, 10, 599, 599, false",
        "0, 10, 600, 0, true",
        "2, 10, 599, 119, false",
        "2, 10, 599, 120, true",
        "2, 10, 600, 0, true",
        "43200, 43200, 2591999, 2591999, false",
    })
    void itIsOverWhenOneLimitIsReached(int idle, int max, int begun, int used, boolean over) {
        long now = 1_800_000_000L;

        assertThat(new SessionLife(idle, max).isOver(now - begun, now - used, now))
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "2, 0, true", "0, 1, true"})
    void itIsLimitedByEither(String idle, String max, boolean limited) throws InvalidSetting {
        assertThat(read(idle, max).isLimited()).isEqualTo(limited);
    }

    @Test
    void oneIdleMinuteIsTooShort() {
        assertThatThrownBy(() -> read("1", "0"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("kiosk-session-idle-minutes: \"1\" is too short");
    }

    private static SessionLife read(String idle, String max) throws InvalidSetting {
        return SessionLife.of(new SettingValues(
                Map.of("kiosk-session-idle-minutes", List.of(idle), "kiosk-session-max-minutes", List.of(max))));
    }
}

package io.github.keycloakkiosk.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmbiguousNameTest {

    @Test
    void aLineIsNewsAgainAfterTenMinutes() {
        assertThat(AmbiguousName.isNews("line", 1000)).isTrue();
        assertThat(AmbiguousName.isNews("line", 600_999)).isFalse();
        assertThat(AmbiguousName.isNews("other line", 600_999)).isTrue();
        assertThat(AmbiguousName.isNews("line", 601_000)).isTrue();
        assertThat(AmbiguousName.isNews("line", 601_001)).isFalse();
    }

    @Test
    void aThousandAreRemembered() {
        for (int i = 0; i <= 1000; i++) {
            assertThat(AmbiguousName.isNews("many " + i, 0)).isTrue();
        }
        assertThat(AmbiguousName.isNews("many 1", 1)).isFalse();
        assertThat(AmbiguousName.isNews("many 0", 1)).isTrue();
    }
}

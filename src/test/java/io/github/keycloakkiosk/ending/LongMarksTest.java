package io.github.keycloakkiosk.ending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongMarksTest {

    private static final long NOON = 1_767_225_600;
    private static final int HOUR = 3600;

    private final LongMarks marks = new LongMarks();

    @BeforeEach
    void asManyAsAreAllowed() {
        IntStream.range(0, LongMarks.MOST - 1)
                .forEach(mark -> assertThat(marks.admit(NOON, 2 * HOUR)).isTrue());
        assertThat(marks.admit(NOON, HOUR)).isTrue();
    }

    @Test
    void oneMoreIsNotAdmitted() {
        assertThat(marks.admit(NOON, HOUR)).isFalse();
        assertThat(marks.admit(NOON + HOUR, HOUR)).isFalse();
    }

    @Test
    void aMarkThatHasExpiredMakesPlaceForOne() {
        assertThat(marks.admit(NOON + HOUR + 60, HOUR)).isTrue();
        assertThat(marks.admit(NOON + HOUR + 60, HOUR)).isFalse();
    }

    @Test
    void whenAllHaveExpiredAsManyAreAdmittedAgain() {
        long later = NOON + 3 * HOUR;

        assertThat(IntStream.rangeClosed(0, LongMarks.MOST)
                        .filter(mark -> marks.admit(later, HOUR))
                        .count())
                .isEqualTo(LongMarks.MOST);
    }
}

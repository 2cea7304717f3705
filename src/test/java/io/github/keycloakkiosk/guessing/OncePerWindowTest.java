package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OncePerWindowTest {

    private static final AttemptLimit LIMIT = new AttemptLimit(3, 300);

    private final SlotsInMemory slots = new SlotsInMemory();

    private Turn take(String attempt) {
        return LIMIT.oncePer(attempt).take(slots, slots.now());
    }

    @Test
    void theSameAttemptTakesOneSlot() {
        IntStream.range(0, 10)
                .forEach(i -> assertThat(take("left on the reader").admitted()).isTrue());

        assertThat(take("second").admitted()).isTrue();
        assertThat(take("third").admitted()).isTrue();
        assertThat(take("fourth").admitted()).isFalse();
    }

    @Test
    void whatHasASlotIsComparedThoughAllAreTaken() {
        List.of("first", "second", "third").forEach(this::take);

        assertThat(take("fourth").admitted()).isFalse();
        assertThat(take("fourth").admitted()).isFalse();
        assertThat(take("second").admitted()).isTrue();
    }

    @Test
    void aRightOneGivesBackAllThatItTook() {
        take("right").taken().forEach(slots::free);

        assertThat(List.of("first", "second", "third"))
                .allMatch(attempt -> take(attempt).admitted());
        assertThat(take("right").admitted()).isFalse();
    }

    @Test
    void itCountsAgainInTheNextWindow() {
        List.of("first", "second", "third").forEach(this::take);
        slots.pass(302);

        List.of("fourth", "fifth").forEach(this::take);
        assertThat(take("first").taken()).isNotEmpty();
        assertThat(take("sixth").admitted()).isFalse();
    }

    @Test
    void theSameAtOnceTakesOneSlotToo() {
        Slots another = new SlotsInMemory() {
            @Override
            public boolean isTaken(String name) {
                // As another node sees it that looked a moment ago.
                return !name.startsWith("same-") && super.isTaken(name);
            }
        };

        for (int i = 0; i < 10; i++) {
            assertThat(LIMIT.oncePer("at once").take(another, slots.now()).admitted())
                    .isTrue();
        }
        assertThat(LIMIT.take(another, slots.now()).admitted()).isTrue();
        assertThat(LIMIT.take(another, slots.now()).admitted()).isTrue();
        assertThat(LIMIT.take(another, slots.now()).admitted()).isFalse();
    }

    @Test
    void withoutALimitNothingIsTaken() {
        assertThat(new AttemptLimit(0, 300).oncePer("any").take(slots, slots.now()))
                .isEqualTo(Turn.UNCOUNTED);
    }
}

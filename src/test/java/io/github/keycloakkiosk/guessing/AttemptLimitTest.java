package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptLimitTest {

    private final SlotsInMemory slots = new SlotsInMemory();

    private Turn take(AttemptLimit limit) {
        return limit.take(slots, slots.now());
    }

    @Test
    void soManyAreAdmittedAndNoMore() {
        AttemptLimit limit = new AttemptLimit(3, 300);

        List<Turn> turns = IntStream.range(0, 5).mapToObj(i -> take(limit)).toList();

        assertThat(turns).extracting(Turn::admitted).containsExactly(true, true, true, false, false);
        assertThat(turns.subList(0, 3)).flatExtracting(Turn::taken).containsExactlyInAnyOrderElementsOf(limit.all());
        assertThat(turns.get(2))
                .isEqualTo(Turn.admitted(
                        new Turn.Slot(turns.get(2).taken().get(0), 300),
                        turns.get(2).taken()));
        assertThat(turns.get(3)).isEqualTo(Turn.refused(Optional.of(Instant.ofEpochSecond(300)), true));
        assertThat(turns.get(4)).isEqualTo(Turn.refused(Optional.of(Instant.ofEpochSecond(300)), false));
    }

    /** Windows slide: at every moment, the window before it has no more attempts than the limit. */
    @Test
    void eachAttemptCountsForAWholeWindow() {
        AttemptLimit limit = new AttemptLimit(3, 300);
        take(limit);
        slots.pass(200);
        take(limit);
        take(limit);
        slots.pass(99);
        assertThat(take(limit).admitted()).isFalse();
        slots.pass(1);

        slots.pass(1); // as long as nobody looks
        assertThat(take(limit).admitted()).isTrue();
        assertThat(take(limit).admitted()).isFalse();
    }

    @Test
    void itIsWorthWaitingWhileOneIsUnderWay() {
        AttemptLimit limit = new AttemptLimit(2, 300);
        assertThat(limit.isOneUnderWay(slots)).isFalse();
        Turn first = take(limit);
        Turn second = take(limit);
        assertThat(limit.isOneUnderWay(slots)).isTrue();

        settle(first);
        assertThat(limit.isOneUnderWay(slots)).isTrue();
        assertThat(limit.admit(slots, slots.now())).isEmpty();
        settle(second);
        assertThat(limit.isOneUnderWay(slots)).isFalse();

        slots.pass(300);
        assertThat(take(limit).admitted()).isTrue();
    }

    private void settle(Turn turn) {
        slots.settle(turn.own().get().name(), turn.own().get().seconds());
    }

    @Test
    void oneThatWasRightDoesNotCount() {
        AttemptLimit limit = new AttemptLimit(2, 300);
        take(limit);
        take(limit).taken().forEach(slots::free);

        assertThat(take(limit).admitted()).isTrue();
        assertThat(take(limit).admitted()).isFalse();
    }

    /** With more slots to look through, a full limit is not looked at for a longer time. */
    @ParameterizedTest
    @CsvSource({"1, 1", "99, 1", "100, 2", "1000, 11"})
    void afterARefusalNobodyLooksForAWhile(int most, int seconds) {
        AttemptLimit limit = new AttemptLimit(most, 300);
        IntStream.range(0, most).forEach(i -> take(limit));
        take(limit);
        limit.all().forEach(slots::free);

        slots.pass(seconds - 1);
        assertThat(take(limit).admitted()).isFalse();
        slots.pass(1);
        assertThat(take(limit).admitted()).isTrue();
    }

    @Test
    void aNewTimeIsToldWhenTheLastOneIsOver() {
        AttemptLimit limit = new AttemptLimit(1, 300);
        take(limit);
        take(limit);
        slots.pass(300);
        take(limit);

        assertThat(take(limit)).isEqualTo(Turn.refused(Optional.of(Instant.ofEpochSecond(600)), true));
    }

    /** Otherwise attempts at one moment would wait for each other. */
    @RepeatedTest(3)
    void notAllBeginWithTheSameSlot() {
        AttemptLimit limit = new AttemptLimit(1000, 300);

        assertThat(IntStream.range(0, 20)
                        .mapToObj(i ->
                                limit.take(new SlotsInMemory(), Instant.EPOCH).taken())
                        .distinct())
                .hasSizeGreaterThan(2);
    }

    @Test
    void noLimitTakesNothing() {
        AttemptLimit limit = new AttemptLimit(0, 300);

        assertThat(take(limit)).isEqualTo(Turn.UNCOUNTED);
        assertThat(Turn.UNCOUNTED.admitted()).isTrue();
        assertThat(slots.taken()).isEmpty();
    }
}

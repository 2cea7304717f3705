package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    private static final Backoff FIVE = new Backoff(5, 60, 3600);

    private final SlotsInMemory slots = new SlotsInMemory();

    private Turn take(Backoff limit) {
        return limit.take(slots, slots.now());
    }

    private void take(Backoff limit, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(take(limit).admitted()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 60",
        "1, 120",
        "2, 240",
        "3, 480",
        "4, 960",
        "5, 1920",
        "6, 3600",
        "7, 3600",
        "64, 3600",
        "1000000, 3600"
    })
    void waitsDoubleUpToTheLongest(int before, int seconds) {
        assertThat(FIVE.waitSeconds(before)).isEqualTo(seconds);
    }

    @Test
    void theAttemptsBeforeTheFirstWaitAreFree() {
        take(FIVE, 4);

        assertThat(take(FIVE))
                .isEqualTo(Turn.lastUntil(new Turn.Slot("gate", 60), FIVE.all(), Instant.ofEpochSecond(60)));
        assertThat(take(FIVE)).isEqualTo(Turn.refused(Optional.of(Instant.ofEpochSecond(60)), false));
    }

    @Test
    void refusedUntilTheEndOfTheWait() {
        take(FIVE, 4);
        assertThat(FIVE.refusedUntil(slots)).isEmpty();

        take(FIVE, 1);
        assertThat(FIVE.refusedUntil(slots)).contains(Instant.ofEpochSecond(60));

        slots.pass(61);
        assertThat(FIVE.refusedUntil(slots)).isEmpty();
    }

    /** The times at which an attacker who never stops is admitted. */
    @Test
    void afterEachWaitThereIsOneAttempt() {
        List<Long> admitted = new ArrayList<>();
        for (long second = 0; second <= 20_000; second++) {
            for (int i = 0; i < 7; i++) {
                if (take(FIVE).admitted()) {
                    admitted.add(second);
                }
            }
            slots.pass(1);
        }

        assertThat(admitted)
                .containsExactly(
                        0L, 0L, 0L, 0L, 0L, 60L, 180L, 420L, 900L, 1860L, 3780L, 7380L, 10_980L, 14_580L, 18_180L);
    }

    /** The first days of a year; the rest of the year is like the last of them. */
    @Test
    void aMonthHasSoManyAttempts() {
        int admitted = 0;
        for (long minute = 0; minute < 30 * 24 * 60; minute++) {
            while (take(FIVE).admitted()) {
                admitted++;
            }
            slots.pass(60);
        }

        // 4, 7 in the first 63 minutes, and 1 each hour.
        assertThat(admitted).isEqualTo(4 + 7 + 718);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aRightOneMakesThoseBeforeItGood(int attempt) {
        take(FIVE, attempt - 1);
        take(FIVE).taken().forEach(slots::free);

        assertThat(slots.taken()).doesNotContainAnyElementsOf(FIVE.all());
        take(FIVE, 5);
        assertThat(take(FIVE).admitted()).isFalse();
    }

    @Test
    void aRightOneAfterAWaitEndsTheWaits() {
        take(FIVE, 5);
        slots.pass(60);
        take(FIVE, 1);
        slots.pass(120);
        take(FIVE).taken().forEach(slots::free);

        take(FIVE, 4);
        assertThat(take(FIVE).until()).contains(slots.now().plusSeconds(60));
    }

    @Test
    void wrongOnesAreForgottenAfterAMonth() {
        take(FIVE, 5);
        slots.pass(Backoff.MEMORY.toSeconds());

        take(FIVE, 4);
        assertThat(take(FIVE).until()).contains(slots.now().plusSeconds(60));
    }

    @Test
    void itIsWorthWaitingWhileOneIsUnderWay() {
        List<Turn> turns = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(FIVE.isOneUnderWay(slots)).isEqualTo(attempt > 0);
            turns.add(take(FIVE));
        }

        turns.forEach(turn -> {
            assertThat(FIVE.isOneUnderWay(slots)).isTrue();
            slots.settle(turn.own().get().name(), turn.own().get().seconds());
        });
        assertThat(FIVE.isOneUnderWay(slots)).isFalse();
        assertThat(take(FIVE).admitted()).isFalse();
        slots.pass(60);
        assertThat(take(FIVE).admitted()).isTrue();
    }

    @Test
    void oneAttemptAndOneWaitAreABackoffToo() {
        Backoff least = new Backoff(1, 1, 1);

        assertThat(take(least))
                .isEqualTo(Turn.lastUntil(new Turn.Slot("gate", 1), List.of("gate"), Instant.ofEpochSecond(1)));
        assertThat(take(least).admitted()).isFalse();
        slots.pass(1);
        assertThat(take(least).admitted()).isTrue();
    }

    @Test
    void fiftyAtOnceAreFifty() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            Callable<Boolean> attempt = () -> take(FIVE).admitted();
            long admitted = 0;
            for (Future<Boolean> answer : threads.invokeAll(java.util.Collections.nCopies(50, attempt))) {
                admitted += answer.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(5);
        } finally {
            threads.shutdown();
        }
    }
}

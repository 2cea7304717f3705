package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final Optional<Turn> MINE = Optional.of(Turn.UNCOUNTED);

    private final AtomicInteger tries = new AtomicInteger();

    private Optional<Turn> onTry(int number) {
        return tries.incrementAndGet() == number ? MINE : Optional.empty();
    }

    @Test
    void itTriesUntilThereIsATurn() {
        assertThat(new WaitingRoom(1, 60_000, 1).await(() -> onTry(3), () -> true))
                .isEqualTo(MINE);
        assertThat(tries).hasValue(3);
    }

    @Test
    void itGivesUpWhenNothingIsToBeHad() {
        assertThat(new WaitingRoom(1, 60_000, 1).await(() -> onTry(100), () -> tries.get() < 5))
                .isEmpty();
        assertThat(tries).hasValue(5);
    }

    @Test
    void itGivesUpInTime() {
        assertThat(new WaitingRoom(1, 20, 1).await(Optional::empty, () -> true)).isEmpty();
    }

    @Test
    void itHasSoManyPlacesAndGivesThemBack() throws Exception {
        WaitingRoom room = new WaitingRoom(1, 60_000, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread waiting = new Thread(() -> room.await(
                () -> {
                    inside.countDown();
                    return leave.getCount() == 0 ? MINE : Optional.empty();
                },
                () -> true));
        waiting.start();
        inside.await();

        assertThat(room.await(() -> MINE, () -> true)).isEmpty();

        leave.countDown();
        waiting.join();
        assertThat(room.await(() -> MINE, () -> true)).isEqualTo(MINE);
    }
}

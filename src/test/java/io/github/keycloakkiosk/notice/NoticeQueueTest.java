package io.github.keycloakkiosk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.session.SessionCounters;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(5)
class NoticeQueueTest {

    private final SessionCounters counters = new SessionCounters();
    private final ConcurrentLinkedQueue<LogoutNotice> posted = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final NoticeQueue sender = new NoticeQueue(this::post, counters);

    private void post(LogoutNotice notice) {
        if (notice.clientId().equals("broken")) {
            throw new IllegalStateException("not ours to handle");
        }
        if (notice.clientId().equals("hanging")) {
            try {
                hanging.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        posted.add(notice);
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        sender.close();
    }

    @Test
    void anEndpointGetsAllItsNoticesInOrder() {
        List<LogoutNotice> notices = IntStream.range(0, NoticeQueue.WAITING)
                .mapToObj(i -> notice("good", i))
                .toList();

        sender.send(notices);

        awaitPosted(NoticeQueue.WAITING);
        assertThat(posted).containsExactlyElementsOf(notices);
    }

    @Test
    void anEndpointThatHangsDelaysNobodyElse() {
        sender.send(Collections.nCopies(50, notice("hanging", 0)));
        sender.send(Collections.nCopies(50, notice("good", 0)));

        awaitPosted(50);
        assertThat(posted).extracting(LogoutNotice::clientId).containsOnly("good");
    }

    @Test
    void noticesOverTheLimitOfAnEndpointAreDroppedAndCounted() {
        sender.send(Collections.nCopies(NoticeQueue.WAITING + 7, notice("hanging", 0)));

        assertThat(counters.noticesDropped.sum()).isEqualTo(7);
        hanging.countDown();
        awaitPosted(NoticeQueue.WAITING);
    }

    @Test
    void noticesOverTheLimitOfAllEndpointsAreDroppedAndCounted() {
        List<LogoutNotice> notices = IntStream.range(0, NoticeQueue.WAITING_IN_ALL + 7)
                .mapToObj(i -> new LogoutNotice("hanging", "https://endpoint-" + i % 200, "1", 0, null))
                .toList();

        sender.send(notices);

        assertThat(counters.noticesDropped.sum()).isEqualTo(7);
        hanging.countDown();
        awaitPosted(NoticeQueue.WAITING_IN_ALL);
        sender.send(List.of(notice("good", 0)));
        awaitPosted(NoticeQueue.WAITING_IN_ALL + 1);
    }

    @Test
    void anEndpointIsServedAgainAfterAFailureAndAfterItWasIdle() {
        sender.send(List.of(notice("broken", 0), new LogoutNotice("good", "https://broken", "1", 0, null)));
        awaitPosted(1);
        sender.send(List.of(notice("good", 2)));
        awaitPosted(2);
    }

    @Test
    void keepsNoServerFromStopping() {
        assertThat(NoticeQueue.daemon(() -> {}).isDaemon()).isTrue();
    }

    @Test
    void anInterruptionOfTheClosingIsKept() {
        sender.send(List.of(notice("hanging", 0)));
        Thread.currentThread().interrupt();

        sender.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void afterItIsClosedNoticesAreDroppedAndNothingIsThrown() {
        sender.close();

        sender.send(List.of(notice("good", 0), notice("good", 1)));

        assertThat(posted).isEmpty();
        assertThat(counters.noticesDropped.sum()).isEqualTo(2);
    }

    private void awaitPosted(int count) {
        while (posted.size() < count && !Thread.interrupted()) {
            Thread.onSpinWait();
        }
        assertThat(posted).hasSize(count);
    }

    private static LogoutNotice notice(String client, int number) {
        return new LogoutNotice(client, "https://" + client, Integer.toString(number), 0, null);
    }
}

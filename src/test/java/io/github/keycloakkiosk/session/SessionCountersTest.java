package io.github.keycloakkiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SessionCountersTest {

    private final SessionCounters counters = counted();

    private static SessionCounters counted() {
        SessionCounters counters = new SessionCounters();
        counters.evicted.add(1);
        counters.replaced.add(2);
        counters.expired.add(8);
        counters.revoked.add(10);
        counters.failures.add(3);
        counters.copiesUnchecked.add(4);
        counters.reasonsNotKept.add(9);
        counters.noticesDelivered.add(5);
        counters.noticesFailed.add(6);
        counters.noticesDropped.add(7);
        return counters;
    }

    @Test
    void eachNumberStandsUnderItsName() {
        assertThat(counters.toInfo())
                .hasToString(
                        "{sessions evicted=1, sessions replaced=2, kiosk sessions expired=8, sessions of revoked badges=10,"
                                + " evictions failed=3,"
                                + " cached sessions not looked at=4, eviction reasons not kept=9, logout notices delivered=5,"
                                + " logout notices failed=6, logout notices dropped=7}");
    }

    @Test
    void theMetricsShowTheNumbersOfTheNewestCounters() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            new SessionCounters().show();
            counters.show();
            counters.evicted.increment();

            assertThat(registry.getMeters().stream()
                            .filter(FunctionCounter.class::isInstance)
                            .map(FunctionCounter.class::cast)
                            .map(SessionCountersTest::inWords))
                    .containsExactlyInAnyOrder(
                            "kiosk.sessions.ended session_cap 2",
                            "kiosk.sessions.ended replaced 2",
                            "kiosk.sessions.ended kiosk_session_expired 8",
                            "kiosk.sessions.failures 3",
                            "kiosk.sessions.unchecked.copies 4",
                            "kiosk.sessions.lost.reasons 9",
                            "kiosk.logout.notices delivered 5",
                            "kiosk.logout.notices failed 6",
                            "kiosk.logout.notices dropped 7");
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    private static String inWords(FunctionCounter counter) {
        return counter.getId().getName()
                + counter.getId().getTags().stream()
                        .map(tag -> " " + tag.getValue())
                        .collect(Collectors.joining())
                + " " + (long) counter.count();
    }
}

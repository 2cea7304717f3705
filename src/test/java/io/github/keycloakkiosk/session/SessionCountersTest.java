package io.github.keycloakkiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionCountersTest {

    @Test
    void eachNumberStandsUnderItsName() {
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

        assertThat(counters.toInfo())
                .hasToString(
                        "{sessions evicted=1, sessions replaced=2, kiosk sessions expired=8, sessions of revoked badges=10,"
                                + " evictions failed=3,"
                                + " cached sessions not looked at=4, eviction reasons not kept=9, logout notices delivered=5,"
                                + " logout notices failed=6, logout notices dropped=7}");
    }
}

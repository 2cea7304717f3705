package io.github.keycloakkiosk.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapCountersTest {

    @Test
    void eachNumberStandsUnderItsName() {
        CapCounters counters = new CapCounters();
        counters.evicted.add(1);
        counters.replaced.add(2);
        counters.failures.add(3);
        counters.noticesDelivered.add(4);
        counters.noticesFailed.add(5);
        counters.noticesDropped.add(6);

        assertThat(counters.toInfo())
                .hasToString("{sessions evicted=1, sessions replaced=2, evictions failed=3, logout notices delivered=4,"
                        + " logout notices failed=5, logout notices dropped=6}");
    }
}

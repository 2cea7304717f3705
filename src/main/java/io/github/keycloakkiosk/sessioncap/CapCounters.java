package io.github.keycloakkiosk.sessioncap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What this node has done about sessions since it started; shown on the server info page. */
final class CapCounters {

    final LongAdder evicted = new LongAdder();
    final LongAdder replaced = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder copiesUnchecked = new LongAdder();
    final LongAdder noticesDelivered = new LongAdder();
    final LongAdder noticesFailed = new LongAdder();
    final LongAdder noticesDropped = new LongAdder();

    /** Name to number, as {@code ServerInfoAwareProviderFactory} wants it. */
    Map<String, String> toInfo() {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("sessions evicted", evicted.toString());
        info.put("sessions replaced", replaced.toString());
        info.put("evictions failed", failures.toString());
        info.put("cached sessions not looked at", copiesUnchecked.toString());
        info.put("logout notices delivered", noticesDelivered.toString());
        info.put("logout notices failed", noticesFailed.toString());
        info.put("logout notices dropped", noticesDropped.toString());
        return info;
    }
}

package io.github.keycloakkiosk.session;

import io.github.keycloakkiosk.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts this node's work on sessions since its start. The server info page and {@code /metrics} show the numbers. */
public final class SessionCounters {

    public final LongAdder evicted = new LongAdder();
    public final LongAdder replaced = new LongAdder();
    public final LongAdder expired = new LongAdder();
    public final LongAdder revoked = new LongAdder();
    public final LongAdder failures = new LongAdder();
    public final LongAdder copiesUnchecked = new LongAdder();
    public final LongAdder reasonsNotKept = new LongAdder();
    public final LongAdder noticesDelivered = new LongAdder();
    public final LongAdder noticesFailed = new LongAdder();
    public final LongAdder noticesDropped = new LongAdder();

    /** Lets {@code /metrics} show the numbers. */
    public void show() {
        Metric.SESSIONS.show(evicted, "session_cap");
        Metric.SESSIONS.show(replaced, "replaced");
        Metric.SESSIONS.show(expired, "kiosk_session_expired");
        Metric.SESSION_FAILURES.show(failures);
        Metric.UNCHECKED_COPIES.show(copiesUnchecked);
        Metric.LOST_REASONS.show(reasonsNotKept);
        Metric.NOTICES.show(noticesDelivered, "delivered");
        Metric.NOTICES.show(noticesFailed, "failed");
        Metric.NOTICES.show(noticesDropped, "dropped");
    }

    /** The numbers by name, as {@code ServerInfoAwareProviderFactory} wants them. */
    public Map<String, String> toInfo() {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("sessions evicted", evicted.toString());
        info.put("sessions replaced", replaced.toString());
        info.put("kiosk sessions expired", expired.toString());
        info.put("sessions of revoked badges", revoked.toString());
        info.put("evictions failed", failures.toString());
        info.put("cached sessions not looked at", copiesUnchecked.toString());
        info.put("eviction reasons not kept", reasonsNotKept.toString());
        info.put("logout notices delivered", noticesDelivered.toString());
        info.put("logout notices failed", noticesFailed.toString());
        info.put("logout notices dropped", noticesDropped.toString());
        return info;
    }
}

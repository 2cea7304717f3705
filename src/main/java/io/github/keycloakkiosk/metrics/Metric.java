package io.github.keycloakkiosk.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Everything that this server counts, since its start. The names are Micrometer's; {@code /metrics} writes an underscore for
 * each point, and {@code _total} behind a counter. Where the server's metrics are off, counting costs next to nothing.
 */
public enum Metric {
    LOGINS(
            "kiosk.logins",
            "Logins by the steps of kiosk logins",
            Labels.METHOD,
            Label.of("outcome", "success", "refused")),
    REFUSALS("kiosk.login.refusals", "Refused logins, by the error of their event", Labels.METHOD, Labels.REASON),
    DOORS("kiosk.door.refusals", "Refused changes in sessions that a PIN or a badge opened"),
    ADDRESSES(
            "kiosk.address.judgements", "Requests that asked for a PIN or a badge, by address verdict", Labels.VERDICT),
    WAITS("kiosk.guessing.waits", "Waits that began after wrong PINs or badges", Label.of("of", "pin", "address")),
    STORE("kiosk.store.trusted", "1 if the store of single-use objects can count guesses, else 0"),
    SESSIONS(
            "kiosk.sessions.ended",
            "Sessions that this server has ended",
            Label.of("reason", "session_cap", "replaced", "kiosk_session_expired", "badge")),
    SESSION_FAILURES(
            "kiosk.sessions.failures", "Session caps that could not be applied, and sessions that could not be ended"),
    UNCHECKED_COPIES("kiosk.sessions.unchecked.copies", "Cached sessions that were not checked for their end"),
    LOST_REASONS("kiosk.sessions.lost.reasons", "Evictions whose reason is known for ten minutes only"),
    NOTICES("kiosk.logout.notices", "Logout notices to clients", Label.of("outcome", "delivered", "failed", "dropped")),
    IMPORT_ROWS("kiosk.import.rows", "Rows of imports", Label.of("outcome", "stored", "unchanged", "refused"));

    private final String meter;
    private final String help;
    private final List<Label> labels;

    Metric(String meter, String help, Label... labels) {
        this.meter = meter;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Counts one more. @param values one for each label, in their order; an unknown one is {@code other} */
    public void count(String... values) {
        counter(Arrays.asList(values)).increment();
    }

    /** Begins at 0, so that the first one is seen to be one more. */
    void begin() {
        Label.combinations(labels).forEach(this::counter);
    }

    private Counter counter(List<String> values) {
        return Counter.builder(meter).description(help).tags(tags(values)).register(Metrics.globalRegistry);
    }

    /** Shows what is counted elsewhere. The adder must live as long as the server. */
    public void show(LongAdder adder, String... values) {
        Tags tags = tags(Arrays.asList(values));
        // A factory that is made anew brings new adders.
        Optional.ofNullable(Metrics.globalRegistry.find(meter).tags(tags).functionCounter())
                .ifPresent(Metrics.globalRegistry::remove);
        FunctionCounter.builder(meter, adder, LongAdder::sum)
                .description(help)
                .tags(tags)
                .register(Metrics.globalRegistry);
    }

    /** Shows the present value, which is NaN as long as there is none. */
    public void show(Supplier<Number> value) {
        Gauge.builder(meter, value).description(help).register(Metrics.globalRegistry);
    }

    private Tags tags(List<String> values) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            tags.add(Tag.of(label.name(), label.closed(values.get(i))));
        }
        return Tags.of(tags);
    }
}

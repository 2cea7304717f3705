package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.ValidUntil;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.keycloak.common.util.Time;

/** The end of a badge in a request, and the query parameter {@code zone}. */
final class AskedEnd {

    private static final String FIELD = "validUntil";

    private AskedEnd() {}

    /**
     * @param text null or empty for none
     * @param zone in which a day ends; null for UTC
     * @throws AdminError 400 when it cannot be read, or is over
     */
    static Optional<Instant> read(String text, String zone) {
        ValidUntil rule = new ValidUntil(zone(zone));
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Instant end = rule.read(text.strip())
                .orElseThrow(() -> AdminError.invalid(
                        FIELD, "write a time such as 2026-12-31T18:00:00Z, a day such as 2026-12-31, or today"));
        if (end.toEpochMilli() <= Time.currentTimeMillis()) {
            throw AdminError.invalid(FIELD, "that time is over");
        }
        return Optional.of(end);
    }

    /** @throws AdminError 400 when there is no such zone */
    static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw AdminError.invalid("zone", "write a time zone such as Europe/Berlin; without it, days end in UTC");
        }
    }
}

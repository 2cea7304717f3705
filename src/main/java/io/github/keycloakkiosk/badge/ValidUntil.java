package io.github.keycloakkiosk.badge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.keycloak.common.util.Time;

/**
 * Reads until when a badge is good.
 *
 * @param zone in which a day ends
 */
public record ValidUntil(ZoneId zone) {

    private static final String TODAY = "today";

    /** Further than a database of dates, or Keycloak's own forms, can say. */
    private static final Instant LATEST = Instant.parse("+10000-01-02T00:00:00Z");

    /**
     * @param text an instant with {@code Z} or an offset, or a day, which means the end of that day; {@code today} is one
     * @return empty when it is none of them
     */
    public Optional<Instant> read(String text) {
        try {
            Instant end = text.indexOf('T') >= 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : day(text).plusDays(1).atStartOfDay(zone).toInstant();
            return Optional.of(end).filter(instant -> instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private LocalDate day(String text) {
        return text.equals(TODAY)
                ? LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), zone)
                : LocalDate.parse(text);
    }
}

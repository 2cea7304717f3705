package io.github.keycloakkiosk.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.keycloak.common.util.Time;

/** The end of a badge: a time with its offset, or a day, to its last moment in the server's time zone; {@code today} is one. */
final class ValidUntil {

    private static final String TODAY = "today";

    private ValidUntil() {}

    /**
     * @param text null or empty for none
     * @throws AdminError 400 when it is none of them, or over
     */
    static Optional<Instant> read(String field, String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Instant end = parse(field, text.strip());
        if (end.toEpochMilli() <= Time.currentTimeMillis()) {
            throw AdminError.invalid(field, "that time is over");
        }
        return Optional.of(end);
    }

    private static Instant parse(String field, String text) {
        ZoneId zone = ZoneId.systemDefault();
        try {
            if (text.equals(TODAY) || !text.contains("T")) {
                LocalDate day = text.equals(TODAY)
                        ? LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), zone)
                        : LocalDate.parse(text);
                return day.plusDays(1).atStartOfDay(zone).toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException none) {
            throw AdminError.invalid(
                    field, "write a time such as 2026-12-31T18:00:00Z, a day such as 2026-12-31, or " + TODAY);
        }
    }
}

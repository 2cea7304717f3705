package io.github.keycloakkiosk.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakkiosk.badge.Badge;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A badge. Its login string is not stored, so it is in no answer.
 *
 * @param created absent where that is not known
 * @param lastUsed the day, in UTC; absent when it never was
 * @param validUntil absent when it stays good
 * @param belowPower the power of the shift lead who gave it; absent when an admin or its owner did
 * @param earlierKey whether it is stored under an earlier key, or under one that the realm no longer has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BadgeAnswer(
        String id,
        String label,
        String created,
        String lastUsed,
        String validUntil,
        Integer belowPower,
        boolean earlierKey) {

    static BadgeAnswer of(Desk desk, Badge badge) {
        return of(KioskSettings.of(desk.session(), desk.realm()), badge);
    }

    static BadgeAnswer of(KioskSettings settings, Badge badge) {
        return new BadgeAnswer(
                badge.id(),
                badge.label(),
                badge.created() == null ? null : badge.created().toString(),
                badge.lastUsed().map(LocalDate::toString).orElse(null),
                badge.terms().validUntil().map(Instant::toString).orElse(null),
                badge.terms().belowPower().isPresent()
                        ? badge.terms().belowPower().getAsInt()
                        : null,
                isUnderEarlierKey(settings, badge));
    }

    /** Of a badge that was asked for by the id that it had under an earlier key. */
    static BadgeAnswer named(String id) {
        return new BadgeAnswer(id, null, null, null, null, null, false);
    }

    static boolean isUnderEarlierKey(KioskSettings settings, Badge badge) {
        Optional<String> current = settings.currentKeyId();
        return current.isPresent() && !badge.keyId().equals(current);
    }
}

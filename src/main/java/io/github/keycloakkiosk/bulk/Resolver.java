package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.badge.BadgeLabel;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.badge.ValidUntil;
import io.github.keycloakkiosk.login.LoginName;
import io.github.keycloakkiosk.pin.Pin;
import io.github.keycloakkiosk.pin.PinCredentialModel;
import io.github.keycloakkiosk.pin.Pins;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** Reads the cells of rows, finds their users, and asks whether the admin may manage them. It writes nothing. */
final class Resolver {

    private final AdminJobs.Context context;
    private final ValidUntil validUntil;

    Resolver(AdminJobs.Context context, ValidUntil validUntil) {
        this.context = context;
        this.validUntil = validUntil;
    }

    /**
     * @param row that can be done as far as it can be known without looking at badges
     * @param userId of the user whom it names
     * @param validUntil null when the file does not say; empty for a badge that stays good
     * @param pinBefore the user's PIN now; null without one
     */
    record Resolved(Row row, String userId, Optional<Instant> validUntil, PinCredentialModel pinBefore) {

        int line() {
            return row.line();
        }

        Optional<String> label() {
            return row.cell(Column.LABEL);
        }
    }

    /** @throws Refused with the first reason */
    Resolved resolve(Row row) {
        if (row.problem() != null) {
            throw row.problem();
        }
        UserModel user = user(row);
        requireReadable(row);
        return new Resolved(
                row,
                user.getId(),
                validUntil(row),
                row.cell(Column.PIN).flatMap(pin -> Pins.of(user)).orElse(null));
    }

    private UserModel user(Row row) {
        String name = row.cell(Column.USER)
                .flatMap(LoginName::typed)
                .orElseThrow(() -> new Refused(Code.USER_MISSING, Column.USER));
        List<UserModel> users = LoginName.findAll(context.session(), context.realm(), name);
        if (users.size() != 1) {
            throw new Refused(users.isEmpty() ? Code.USER_UNKNOWN : Code.USER_AMBIGUOUS, Column.USER);
        }
        if (!context.auth().users().canManage() || !context.auth().users().canManage(users.get(0))) {
            throw new Refused(Code.USER_NOT_ALLOWED, Column.USER);
        }
        return users.get(0);
    }

    private void requireReadable(Row row) {
        List<Column> badges = Stream.of(Column.BADGE, Column.BADGE_READ, Column.BADGE_ID)
                .filter(column -> row.cell(column).isPresent())
                .toList();
        Optional<String> pin = row.cell(Column.PIN);
        // An export has a row for somebody who has a PIN alone.
        if (badges.isEmpty() && pin.isEmpty() && !row.has(Column.BADGE_ID)) {
            throw new Refused(Code.NOTHING_TO_DO, null);
        }
        if (badges.size() > 1
                || row.cell(Column.BADGE_ID).isEmpty()
                        && !badges.isEmpty()
                        && loginString(row).isEmpty()) {
            throw new Refused(Code.BADGE_INVALID, badges.get(0));
        }
        if (row.cell(Column.LABEL).filter(BadgeLabel::isTooLong).isPresent()) {
            throw new Refused(Code.LABEL_INVALID, Column.LABEL);
        }
        if (pin.isPresent()
                && Pin.of(pin.get())
                        .filter(new Pins(context.session(), context.realm())::isAllowed)
                        .isEmpty()) {
            throw new Refused(Code.PIN_INVALID, Column.PIN);
        }
    }

    private Optional<LoginString> loginString(Row row) {
        return loginString(row, KioskSettings.of(context.session(), context.realm()));
    }

    /** The login string of a row; empty when it has none, or none that can be one. */
    static Optional<LoginString> loginString(Row row, KioskSettings settings) {
        return row.cell(Column.BADGE)
                .flatMap(LoginString::of)
                .or(() -> row.cell(Column.BADGE_READ).flatMap(read -> LoginString.read(settings.readerFormat(), read)));
    }

    @SuppressWarnings("OptionalAssignedToNull") // nothing said is something else than "no end"
    private Optional<Instant> validUntil(Row row) {
        if (!row.has(Column.VALID_UNTIL)) {
            return null;
        }
        Optional<Instant> until = row.cell(Column.VALID_UNTIL).flatMap(text -> validUntil.read(text.strip()));
        if (until.isEmpty() && row.cell(Column.VALID_UNTIL).isPresent()) {
            throw new Refused(Code.VALID_UNTIL_INVALID, Column.VALID_UNTIL);
        }
        return until;
    }
}

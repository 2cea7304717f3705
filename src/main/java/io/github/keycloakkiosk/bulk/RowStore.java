package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.badge.BadgeLabel;
import io.github.keycloakkiosk.badge.BadgeRefusal;
import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.claim.ClusterClaim;
import io.github.keycloakkiosk.login.TypedText;
import io.github.keycloakkiosk.lookup.Assignment;
import io.github.keycloakkiosk.lookup.Terms;
import io.github.keycloakkiosk.pin.Pins;
import io.github.keycloakkiosk.pin.PreparedPin;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import jakarta.persistence.FlushModeType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;

/** Stores rows in one transaction. */
final class RowStore {

    private final AdminJobs.Context context;
    private final Marks marks;
    private final boolean dryRun;
    private final Badges badges;
    private final KioskSettings settings;

    RowStore(AdminJobs.Context context, Marks marks, boolean dryRun) {
        this.context = context;
        this.marks = marks;
        this.dryRun = dryRun;
        this.badges = new Badges(context.session(), context.realm());
        this.settings = KioskSettings.of(context.session(), context.realm());
        // Each query would compare all entities of the transaction with the database. What is given is written at once.
        context.session()
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .setFlushMode(FlushModeType.COMMIT);
    }

    /** Takes the claims of all these rows, as far as they are free, and looks up whose badges they are. */
    void claim(List<Resolver.Resolved> rows) {
        ClusterClaim.takeFree(
                context.session(), rows.stream().flatMap(this::claims).toList());
        badges.lookUp(rows.stream()
                .filter(this::isClaimed)
                .flatMap(row -> loginString(row).stream())
                .toList());
    }

    private Stream<String> claims(Resolver.Resolved row) {
        return user(row).stream()
                .flatMap(found -> Stream.concat(
                        loginString(row).stream().flatMap(string -> badges.claims(found, string)),
                        row.row().cell(Column.PIN).stream().map(pin -> Pins.claim(found))));
    }

    /** Whether nobody else is writing what the row writes. */
    boolean isClaimed(Resolver.Resolved row) {
        return claims(row).allMatch(claim -> ClusterClaim.isTaken(context.session(), claim));
    }

    /**
     * Stores a row. What refuses it does so before anything of it is written; anything else than {@link Refused} means that the
     * transaction must not be committed.
     *
     * @param prepared its PIN; null when it has none, and in a dry run
     * @return whether that changed anything
     * @throws Refused when it is not stored
     */
    boolean store(Resolver.Resolved row, PreparedPin prepared) {
        UserModel user = user(row).orElseThrow(() -> new Refused(Code.USER_UNKNOWN, Column.USER));
        boolean newPin = isNewPin(row);
        requireNewBadge(row);
        Assignment.Given badge = badge(row, user);
        boolean changedPin = newPin && (dryRun || prepared.giveTo(context.session(), context.realm(), user));
        loginString(row).ifPresent(string -> marks.note("badge", string.normalized()));
        row.row().cell(Column.PIN).ifPresent(pin -> {
            marks.note("pin of", row.userId());
            marks.note("pin", row.userId(), TypedText.bare(pin));
        });
        boolean changed = badge != null && badge.changed() || changedPin;
        if (changed && !dryRun) {
            say(row, user, badge, changedPin);
        }
        return changed;
    }

    private void requireNewBadge(Resolver.Resolved row) {
        if (loginString(row)
                .filter(string -> marks.has("badge", string.normalized()))
                .isPresent()) {
            throw new Refused(Code.DUPLICATE_IN_FILE, badgeColumn(row));
        }
    }

    /** False when an earlier row has given the user the same PIN. */
    private boolean isNewPin(Resolver.Resolved row) {
        Optional<String> pin = row.row().cell(Column.PIN);
        if (pin.isEmpty() || !marks.has("pin of", row.userId())) {
            return pin.isPresent();
        }
        if (!marks.has("pin", row.userId(), TypedText.bare(pin.get()))) {
            throw new Refused(Code.DUPLICATE_IN_FILE, Column.PIN);
        }
        return false;
    }

    private Assignment.Given badge(Resolver.Resolved row, UserModel user) {
        Optional<BadgeLabel> label = row.label().flatMap(BadgeLabel::of);
        try {
            Optional<String> id = row.row().cell(Column.BADGE_ID);
            if (id.isPresent()) {
                return badges.keep(user, id.get().strip(), label, row.validUntil(), OptionalInt.empty())
                        .orElseThrow(() -> new Refused(Code.BADGE_UNKNOWN, Column.BADGE_ID));
            }
            LoginString string = loginString(row).orElse(null);
            if (string == null) {
                return null;
            }
            return badges.given(
                    user,
                    string,
                    label,
                    Optional.ofNullable(row.validUntil()).map(end -> new Terms(end, OptionalInt.empty())));
        } catch (NotStored refused) {
            throw refused(refused, row);
        }
    }

    private static Refused refused(NotStored refused, Resolver.Resolved row) {
        NotStored.Refusal why = refused.refusal().orElse(null);
        if (why == BadgeRefusal.ALREADY_ASSIGNED) {
            return new Refused(Code.BADGE_TAKEN, badgeColumn(row));
        }
        if (why == BadgeRefusal.LABEL_TAKEN) {
            return new Refused(Code.LABEL_TAKEN, Column.LABEL);
        }
        if (why == BadgeRefusal.TOO_MANY) {
            return new Refused(Code.TOO_MANY_BADGES, badgeColumn(row));
        }
        return new Refused(refused.isConflict() ? Code.BUSY : Code.NOT_STORED, null);
    }

    private static Column badgeColumn(Resolver.Resolved row) {
        return row.row().cell(Column.BADGE).isPresent() ? Column.BADGE : Column.BADGE_READ;
    }

    private Optional<LoginString> loginString(Resolver.Resolved row) {
        return Resolver.loginString(row.row(), settings);
    }

    private Optional<UserModel> user(Resolver.Resolved row) {
        return Optional.ofNullable(context.session().users().getUserById(context.realm(), row.userId()));
    }

    private void say(Resolver.Resolved row, UserModel user, Assignment.Given badge, boolean changedPin) {
        context.events()
                .operation(OperationType.ACTION)
                .resource(ResourceType.USER)
                .resourcePath("users", user.getId(), "kiosk-login", "import")
                .representation(new Change(
                        row.line(),
                        badge != null && badge.changed() ? badge.credential().getId() : null,
                        changedPin ? Boolean.TRUE : null))
                .success();
    }
}

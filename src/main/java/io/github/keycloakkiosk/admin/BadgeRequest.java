package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.BadgeLabel;
import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.lookup.Terms;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * The body in which a badge is given or looked for. It never appears in a log.
 *
 * @param loginString the badge as it is stored
 * @param read the badge as the realm's readers send it
 * @param label null keeps the one that it has
 * @param validUntil see {@link AskedEnd}; null when it stays good
 */
record BadgeRequest(String loginString, String read, String label, String validUntil) {

    static BadgeRequest read(InputStream body) {
        return AdminBody.read(body, BadgeRequest.class, new BadgeRequest(null, null, null, null));
    }

    /** With this label if it has none. */
    BadgeRequest orLabel(String other) {
        return label == null ? new BadgeRequest(loginString, read, other, validUntil) : this;
    }

    /** Gives the user the badge, with its label and its end. */
    BadgeAnswer give(Desk desk, UserModel user, LoginString badge, String zone) {
        CredentialModel given = desk.badges()
                .give(
                        user,
                        badge,
                        badgeLabel(),
                        new Terms(end(zone), desk.right().belowPower()));
        return BadgeAnswer.of(desk, desk.badges().of(user, given.getId()).orElseThrow());
    }

    /** @throws AdminError 400 without exactly one of the two, and when it holds no login string */
    LoginString loginString(Badges badges) {
        if ((loginString == null) == (read == null)) {
            throw AdminError.invalid(
                    "loginString", "write the badge here as it is stored, or in read as the readers send it; not both");
        }
        Optional<LoginString> found = read == null ? LoginString.of(loginString) : badges.read(read);
        return found.orElseThrow(() -> AdminError.invalid(
                read == null ? "loginString" : "read",
                "a badge has 1 to 512 characters that are not blank"
                        + (read == null ? "" : ", in the readers' format")));
    }

    Optional<BadgeLabel> badgeLabel() {
        return badgeLabel(label);
    }

    static Optional<BadgeLabel> badgeLabel(String label) {
        if (label != null && BadgeLabel.isTooLong(label)) {
            throw AdminError.invalid("label", "it has more than 255 characters");
        }
        return Optional.ofNullable(label).flatMap(BadgeLabel::of);
    }

    /** @param zone in which a day ends; null for UTC */
    Optional<Instant> end(String zone) {
        return AskedEnd.read(validUntil, zone);
    }

    @Override
    public String toString() {
        return "BadgeRequest[redacted]";
    }
}

package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.lookup.LookupKind;
import io.github.keycloakkiosk.lookup.LookupString;
import io.github.keycloakkiosk.lookup.ReadText;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What badges have that other strings need not. */
final class BadgeKind extends LookupKind {

    static final BadgeKind BADGE = new BadgeKind();

    /** 2 is the rule of {@link LoginString}. 1 removed all separators from any text of hex digits and separators. */
    private static final int VERSION = 2;

    private BadgeKind() {
        super(LoginMethod.BADGE, "kiosk-badge", VERSION);
    }

    @Override
    protected Optional<LookupString> stored(String text) {
        return LoginString.of(text).map(LookupString.class::cast);
    }

    @Override
    protected Optional<LookupString> read(KeycloakSession session, RealmModel realm, ReadText text) {
        return loginString(session, realm, text).map(LookupString.class::cast);
    }

    /** The login string in a text that was read. A browser that reads the badge itself knows nothing of the realm's readers. */
    static Optional<LoginString> loginString(KeycloakSession session, RealmModel realm, ReadText read) {
        return read.isBy(WebNfc.READER)
                ? LoginString.of(read.text())
                : LoginString.read(KioskSettings.of(session, realm).readerFormat(), read.text());
    }

    @Override
    protected String unreadable() {
        return "A badge's login string has 1 to 512 characters that are not blank, in one of the properties value (as it is"
                + " stored) and read (in the realm's reader format)";
    }

    @Override
    protected NotStored.Refusal alreadyAssigned() {
        return BadgeRefusal.ALREADY_ASSIGNED;
    }

    @Override
    protected NotStored.Refusal labelTaken() {
        return BadgeRefusal.LABEL_TAKEN;
    }

    @Override
    protected void makeRoom(KeycloakSession session, RealmModel realm, UserModel user) {
        new BadgesPerUser(session, realm, user).makeRoom();
    }

    @Override
    protected void removed(KeycloakSession session, RealmModel realm, UserModel user, String credentialId) {
        BadgeSessions.endOnceCommitted(
                session, user.getId(), TerminationCause.ofEndedBadge(realm.getId(), credentialId));
    }

    @Override
    protected String endedError() {
        return LoginErrors.BADGE_EXPIRED;
    }

    @Override
    protected String enrolmentAction() {
        return EnrolBadgeRequiredAction.ID;
    }
}

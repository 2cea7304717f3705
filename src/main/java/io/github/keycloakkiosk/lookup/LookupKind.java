package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A kind of string that finds its owner, such as what a reader reads off a badge. The plainest kind takes any text as it is; a
 * subclass says what is different.
 */
public class LookupKind {

    private final LoginMethod method;
    private final String providerId;
    private final int version;

    /**
     * @param method its login method; keys, claims and credentials of two methods have nothing in common
     * @param providerId the id of its credential provider, with which the keys of its name and help text begin
     * @param version of the rule by which {@link #stored} reads: 1, and one more with each change. It is stored with each string,
     *     and strings of earlier versions are still found.
     */
    public LookupKind(LoginMethod method, String providerId, int version) {
        this.method = method;
        this.providerId = providerId;
        this.version = version;
    }

    /** The string in a text that an admin or a file gives, as it is stored; empty when there is none. */
    protected Optional<LookupString> stored(String text) {
        return LookupString.opaque(text);
    }

    /** The string in a text that a reader has read, at a login or an enrolment; empty when there is none. */
    protected Optional<LookupString> read(KeycloakSession session, RealmModel realm, ReadText text) {
        return stored(text.text());
    }

    /** The sentence for an admin who gives a text in which {@link #stored} finds no string. */
    protected String unreadable() {
        return "A " + noun() + " has 1 to " + LookupString.MOST_CHARACTERS + " characters that are not blank";
    }

    /** Why a user does not get the string of another user. */
    protected NotStored.Refusal alreadyAssigned() {
        return () -> noun() + " already assigned";
    }

    /** Why a user does not get a second string with the label of the first. */
    protected NotStored.Refusal labelTaken() {
        return () -> "the user has another " + noun() + " with this label";
    }

    /**
     * Called before the user gets one more, in the same transaction. By default there is no limit.
     *
     * @throws NotStored when the user may have no more
     */
    protected void makeRoom(KeycloakSession session, RealmModel realm, UserModel user) {}

    /** Called when a string of this user was removed because its end is over, in the transaction that removes it. */
    protected void removed(KeycloakSession session, RealmModel realm, UserModel user, String credentialId) {}

    /** The error of the event of a login with one whose end is over, or cannot be read. */
    protected String endedError() {
        return Errors.EXPIRED_CODE;
    }

    /** The required action in which users enrol one; null when only admins give it. */
    protected String enrolmentAction() {
        return null;
    }

    /** The credential type. */
    public final String type() {
        return method.credentialType();
    }

    final LoginMethod method() {
        return method;
    }

    final String noun() {
        return method.noun();
    }

    final String providerId() {
        return providerId;
    }

    final int version() {
        return version;
    }
}

package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The name that a person types: a user name, an e-mail where the realm allows that, a phone number or another attribute. */
public final class LoginName {

    /** The user attribute that holds the phone number. */
    public static final String PHONE_ATTRIBUTE = "phoneNumber";

    /** The key of the message to somebody who wants another user's name. */
    public static final String TAKEN = "kiosk-name-taken";

    /** The longest name, in characters. */
    public static final int LONGEST = 255;

    private LoginName() {}

    /** Whether a user can have this name. Some databases fail on NUL or half a character. */
    private static boolean isStorable(String name) {
        return name.codePoints()
                .noneMatch(codePoint -> codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE);
    }

    /** The name in a typed text: what nobody sees around it is no part of it. Empty when there is none. */
    public static Optional<String> typed(String text) {
        return Optional.of(TypedText.bare(text)).filter(name -> !name.isEmpty() && isStorable(name));
    }

    /** The user with this e-mail, if an e-mail logs in; several where the realm's database is older than this rule. */
    public static List<UserModel> byEmail(KeycloakSession session, RealmModel realm, String email) {
        return new NamedUser(session, realm, email).havingEmail();
    }

    /** The user with this name, by the realm's {@code login-names}; empty for no user or several. */
    public static Optional<UserModel> find(KeycloakSession session, RealmModel realm, String name) {
        // Keycloak keeps a longer text elsewhere, where it is found by a hash alone.
        return name.length() > LONGEST
                ? Optional.empty()
                : new NamedUser(session, realm, name).in(KioskSettings.loginNames(session, realm));
    }

    /** As {@link #find}, for an admin who has to hear that a name has several users: none, one, or two of several. */
    public static List<UserModel> findAll(KeycloakSession session, RealmModel realm, String name) {
        return name.length() > LONGEST
                ? List.of()
                : new NamedUser(session, realm, name).allIn(KioskSettings.loginNames(session, realm));
    }

    /**
     * As {@link #find}, for a login that may have to wait before its secret is compared. The look-up has a transaction of its
     * own, and leaves the user in Keycloak's cache with their credentials, for which Keycloak asks before it runs a step. So no
     * database connection is held while the login waits.
     */
    public static Optional<UserModel> findBeforeGuess(KeycloakSession session, RealmModel realm, String name) {
        Optional<String> id = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> find(own, own.getContext().getRealm(), name).map(LoginName::readWithCredentials),
                "kiosk login name");
        return id.map(found -> session.users().getUserById(realm, found));
    }

    private static String readWithCredentials(UserModel user) {
        user.credentialManager().getStoredCredentialsStream().forEach(credential -> {});
        return user.getId();
    }
}

package io.github.keycloakkiosk.login;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The name that a person types: a user name, an e-mail where the realm allows that, or a phone number. */
public final class LoginName {

    /** The user attribute that holds the phone number. */
    public static final String PHONE_ATTRIBUTE = "phoneNumber";

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

    /** The user with this name; empty for no user or several. */
    public static Optional<UserModel> find(KeycloakSession session, RealmModel realm, String name) {
        try {
            UserModel byName = KeycloakModelUtils.findUserByNameOrEmail(session, realm, name);
            return byName == null ? findByPhone(session, realm, name) : Optional.of(byName);
        } catch (ModelDuplicateException ambiguous) {
            return Optional.empty();
        }
    }

    /** If two users share a phone number, it logs nobody in. */
    private static Optional<UserModel> findByPhone(KeycloakSession session, RealmModel realm, String phone) {
        List<UserModel> users = session.users()
                .searchForUserByUserAttributeStream(realm, PHONE_ATTRIBUTE, phone)
                .limit(2)
                .toList();
        return users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
    }
}

package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.settings.LoginNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/** Who has a name, in the first field of {@link LoginNames} in which somebody has it. */
record NamedUser(KeycloakSession session, RealmModel realm, String name) {

    /** With a user that Keycloak caches: nobody else is called like this user's e-mail. */
    private static final String KEY = NamedUser.class.getName();

    /** Empty for no user, and for several. */
    Optional<UserModel> in(LoginNames names) {
        Optional<UserModel> known = knownByEmail(names);
        if (known.isPresent()) {
            return known;
        }
        for (String field : names.inOrder()) {
            List<UserModel> users = having(field);
            if (users.size() > 1) {
                AmbiguousName.say(realm, field, users);
                return Optional.empty();
            }
            if (!users.isEmpty()) {
                if (field.equals(LoginNames.EMAIL) && isEmailNextToName(names)) {
                    remember(users.get(0));
                }
                return Optional.of(users.get(0));
            }
        }
        return Optional.empty();
    }

    /** Those who have the name in the first field in which somebody has it: none, one, or two of several. */
    List<UserModel> allIn(LoginNames names) {
        return names.inOrder().stream()
                .map(this::having)
                .filter(users -> !users.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<UserModel> having(String field) {
        return switch (field) {
            case LoginNames.USERNAME -> one(session.users().getUserByUsername(realm, name));
            case LoginNames.EMAIL -> havingEmail();
            default ->
                session.users()
                        .searchForUserByUserAttributeStream(realm, field, name)
                        .limit(2)
                        .toList();
        };
    }

    List<UserModel> havingEmail() {
        try {
            return mayBeEmail() ? one(session.users().getUserByEmail(realm, name)) : List.of();
        } catch (ModelDuplicateException several) {
            return session.users()
                    .searchForUserStream(realm, Map.of(UserModel.EMAIL, name, UserModel.EXACT, "true"), 0, 2)
                    .toList();
        }
    }

    private static List<UserModel> one(UserModel user) {
        return user == null ? List.of() : List.of(user);
    }

    /** As Keycloak's own login form decides it. */
    private boolean mayBeEmail() {
        return realm.isLoginWithEmailAllowed() && name.indexOf('@') >= 0;
    }

    /**
     * Keycloak's cache finds a user by the e-mail without a statement, but cannot tell that nobody has it as user name. Nobody
     * can take it later, so the answer is kept with the cached user.
     */
    private Optional<UserModel> knownByEmail(LoginNames names) {
        if (!mayBeEmail() || !isEmailNextToName(names)) {
            return Optional.empty();
        }
        List<UserModel> users = havingEmail();
        return users.size() == 1 && (isCalledSo(users.get(0)) || isRemembered(users.get(0)))
                ? Optional.of(users.get(0))
                : Optional.empty();
    }

    private static boolean isEmailNextToName(LoginNames names) {
        List<String> fields = names.inOrder();
        return fields.indexOf(LoginNames.USERNAME) == 0 && fields.indexOf(LoginNames.EMAIL) == 1;
    }

    private boolean isCalledSo(UserModel user) {
        return name.equalsIgnoreCase(user.getUsername());
    }

    private boolean isRemembered(UserModel user) {
        return user instanceof CachedUserModel cached
                && key().equals(cached.getCachedWith().get(KEY));
    }

    @SuppressWarnings("unchecked") // Keycloak declares the map without its types.
    private void remember(UserModel user) {
        if (user instanceof CachedUserModel cached) {
            cached.getCachedWith().put(KEY, key());
        }
    }

    private String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}

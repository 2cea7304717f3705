package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.api.contract.Account;
import io.github.keycloakkiosk.api.contract.LoginAnswer;
import io.github.keycloakkiosk.login.LoginName;
import io.github.keycloakkiosk.power.PowerLevel;
import io.github.keycloakkiosk.power.UserPower;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** Turns a Keycloak user into the schemas {@code User} and {@code Account}. */
public final class ContractUser {

    private static final String LEGACY_ID = "legacy_id";

    private ContractUser() {}

    /** The schema {@code User}. */
    public static LoginAnswer.User of(KeycloakSession session, RealmModel realm, UserModel user) {
        PowerLevel power = UserPower.of(user, realm);
        String legacyId = isLegacyIdReliable(session) ? user.getFirstAttribute(LEGACY_ID) : null;
        return new LoginAnswer.User(
                NumericId.of(legacyId, user.getId()), user.getUsername(), name(user), power.role(), power.power());
    }

    /** The schema {@code Account}. */
    public static Account account(RealmModel realm, UserModel user) {
        PowerLevel power = UserPower.of(user, realm);
        return new Account(
                user.getId(),
                user.getUsername(),
                orEmpty(user.getEmail()),
                orEmpty(user.getFirstAttribute(LoginName.PHONE_ATTRIBUTE)),
                Stream.of(user.getFirstAttribute(UserModel.LOCALE), realm.getDefaultLocale())
                        .filter(locale -> locale != null && !locale.isBlank())
                        .findFirst()
                        .orElse("en"),
                power.role(),
                power.privilegeLevel());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static String name(UserModel user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.getUsername() : name;
    }

    /** The id is reliable only if the user profile declares the attribute and users cannot edit it. */
    private static boolean isLegacyIdReliable(KeycloakSession session) {
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        UPAttribute attribute = profile.getAttribute(LEGACY_ID);
        return attribute != null
                && attribute.getPermissions() != null
                && !attribute.getPermissions().getEdit().contains(UserProfileConstants.ROLE_USER);
    }
}

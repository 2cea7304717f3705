package io.github.keycloakkiosk.power;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/** The {@link PowerLevel} of a Keycloak user. */
public final class UserPower {

    private UserPower() {}

    /** By the user's effective roles of the realm as they are now: composites and groups count, roles of clients do not. */
    public static PowerLevel of(UserModel user, RealmModel realm) {
        return PowerLevel.of(
                RoleUtils.getDeepUserRoleMappings(user).stream().filter(role -> RoleUtils.isRealmRole(role, realm)),
                RoleModel::getName,
                role -> role.getFirstAttribute(PowerLevel.ATTRIBUTE));
    }

    /** Whether the user has less than this power and no right of admins, as things are now. */
    public static boolean isBelow(int power, KeycloakSession session, RealmModel realm, UserModel user) {
        return of(user, realm).power() < power && !new AdminRights(session, realm).mayHave(user);
    }
}

package io.github.keycloakkiosk.power;

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
}

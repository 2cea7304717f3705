package io.github.keycloakkiosk.power;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.store.StoreFactory;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;
import org.keycloak.representations.idm.authorization.Logic;
import org.keycloak.util.JsonSerialization;

/**
 * Whether a user may have a right of Keycloak's admin API. In doubt they have: a policy whose outcome depends on more than the
 * user's name, roles and groups counts as theirs.
 */
public final class AdminRights {

    private static final Set<String> OF_MASTER = Set.of("admin", "create-realm");

    private final KeycloakSession session;
    private final RealmModel realm;

    public AdminRights(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Any role of {@code realm-management} counts, also one of the realm's own making. */
    public boolean mayHave(UserModel user) {
        Set<RoleModel> roles = RoleUtils.getDeepUserRoleMappings(user);
        return roles.stream().anyMatch(this::isOfAdmins) || isNamedInPolicy(user, roles);
    }

    private boolean isOfAdmins(RoleModel role) {
        if (role.getContainer() instanceof ClientModel client) {
            // In the master realm each realm has such a client.
            return client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID)
                    || isMaster() && client.getClientId().endsWith("-realm");
        }
        return isMaster() && OF_MASTER.contains(role.getName());
    }

    private boolean isMaster() {
        return realm.getName().equals(Config.getAdminRealm());
    }

    /** By fine-grained admin permissions, which need no role. Their first version keeps them with {@code realm-management}. */
    private boolean isNamedInPolicy(UserModel user, Set<RoleModel> roles) {
        Set<String> roleIds = roles.stream().map(RoleModel::getId).collect(Collectors.toSet());
        Set<String> groupIds = user.getGroupsStream()
                .flatMap(group -> Stream.iterate(group, Objects::nonNull, GroupModel::getParent))
                .map(GroupModel::getId)
                .collect(Collectors.toSet());
        StoreFactory stores = session.getProvider(AuthorizationProvider.class).getStoreFactory();
        return Stream.of(
                        realm.getAdminPermissionsClient(),
                        realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                .filter(Objects::nonNull)
                .map(stores.getResourceServerStore()::findByClient)
                .filter(Objects::nonNull)
                .flatMap(server -> stores.getPolicyStore().findByResourceServer(server).stream())
                .filter(policy -> !Set.of("scope", "resource", "uma").contains(policy.getType())) // permissions
                .anyMatch(policy -> policy.getLogic() == Logic.NEGATIVE
                        || switch (policy.getType()) {
                            case "user" -> names(policy, "users", Set.of(user.getId()));
                            case "role" -> names(policy, "roles", roleIds);
                            case "group" ->
                                policy.getConfig().get("groupsClaim") != null || names(policy, "groups", groupIds);
                            default -> true;
                        });
    }

    /** Whether the list in a policy's configuration has one of these ids; a missing or an unreadable one has. */
    private static boolean names(Policy policy, String key, Set<String> ids) {
        String list = policy.getConfig().get(key);
        if (list == null) {
            return true;
        }
        try {
            return Arrays.stream(JsonSerialization.readValue(list, Object[].class))
                    .map(entry -> entry instanceof Map<?, ?> named ? named.get("id") : entry)
                    .anyMatch(id -> id == null || ids.contains(id.toString()));
        } catch (IOException unreadable) {
            return true;
        }
    }
}

package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.power.BadgeDeskRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Encode;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The client by which admins sign in to the page for them. */
public final class AdminPageClient {

    public static final String ID = "kiosk-login-admin";

    /** What the page can do for a person: no more than they may, and no more than it needs. Not for identity providers or keys. */
    private static final List<String> ROLES = List.of(
            AdminRoles.VIEW_REALM,
            AdminRoles.MANAGE_REALM,
            AdminRoles.VIEW_CLIENTS,
            AdminRoles.QUERY_CLIENTS,
            AdminRoles.MANAGE_CLIENTS,
            AdminRoles.VIEW_USERS,
            AdminRoles.QUERY_USERS,
            AdminRoles.QUERY_GROUPS,
            AdminRoles.MANAGE_USERS,
            BadgeDeskRole.NAME);

    private AdminPageClient() {}

    /** Whether people can sign in to the page. */
    public static boolean isIn(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(ID))
                .filter(ClientModel::isEnabled)
                .isPresent();
    }

    /** The page's path below the server's address, to which alone a login may return. */
    public static String path(RealmModel realm) {
        return "/realms/" + Encode.encodePathAsIs(realm.getName()) + "/kiosk-login/admin/";
    }

    /** Those of the roles that the realm has. The master realm has its own under another client. */
    static Stream<RoleModel> roles(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID))
                .or(() -> Optional.ofNullable(realm.getMasterAdminClient()))
                .stream()
                .flatMap(client -> ROLES.stream().map(client::getRole).flatMap(Stream::ofNullable));
    }
}

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

    /** Whether people of the realm can sign in to its page. */
    public static boolean isIn(RealmModel realm) {
        return isIn(realm, ID);
    }

    /** Whether people of the master realm can sign in to the page of this one. */
    public static boolean isInMaster(RealmModel master, RealmModel realm) {
        return master != null && master.isEnabled() && !master.equals(realm) && isIn(master, idInMaster(realm));
    }

    private static boolean isIn(RealmModel realm, String id) {
        return Optional.ofNullable(realm.getClientByClientId(id))
                .filter(ClientModel::isEnabled)
                .isPresent();
    }

    /** The client ID in the master realm, which has one for each realm: each has one exact address to return to. */
    public static String idInMaster(RealmModel realm) {
        return ID + "-" + realm.getName();
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
                .flatMap(AdminPageClient::rolesOf);
    }

    /** Those by which people of the master realm manage this realm. */
    static Stream<RoleModel> rolesInMaster(RealmModel realm) {
        return rolesOf(realm.getMasterAdminClient());
    }

    private static Stream<RoleModel> rolesOf(ClientModel client) {
        return ROLES.stream().map(client::getRole).flatMap(Stream::ofNullable);
    }
}

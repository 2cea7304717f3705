package io.github.keycloakkiosk.desk;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** What a caller of the admin API may do with other people's PINs and badges. */
public sealed interface DeskRight permits AdminRight, LeadRight {

    /** Whether the caller may see a user's name and badges. */
    boolean maySee(UserModel person);

    /** Whether {@link #maySee} is true of all, without asking for each. */
    boolean seesEverybody();

    /** Whether the caller may give, change and revoke a user's PIN and badges. */
    boolean mayManage(UserModel person);

    /** The bound on all that the caller gives; see {@code StoredCredential.belowPower}. */
    OptionalInt belowPower();

    /** The ids of the groups beyond whose members the caller sees nobody; empty without such a limit. */
    Optional<Collection<String>> groups();

    /** @throws jakarta.ws.rs.ForbiddenException when the caller may not look for people */
    void requireQuery();

    /** Whether the caller is a shift lead and no admin. */
    default boolean isLead() {
        return belowPower().isPresent();
    }

    /**
     * The right of the caller of this request. A session that is confined never has an admin's: what a PIN or a badge proved
     * makes nothing that works without a kiosk.
     *
     * @return empty when the caller has none
     */
    static Optional<DeskRight> of(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions) {
        CallerSession caller = new CallerSession(session, permissions.adminAuth());
        boolean confined = caller.isConfined();
        Optional<LeadRight> lead = LeadRight.of(session, realm, permissions.adminAuth());
        if (!confined && (lead.isEmpty() || permissions.users().canManage())) {
            return Optional.of(new AdminRight(
                    permissions.users(), permissions.hasOneAdminRole(AdminRoles.MANAGE_USERS, AdminRoles.VIEW_USERS)));
        }
        return lead.filter(right -> !confined || caller.isAtKioskOf(realm)).map(DeskRight.class::cast);
    }
}

package io.github.keycloakkiosk.power;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** The role whose holder is a shift lead: {@code badge-desk} of the client {@code realm-management}. */
public final class BadgeDeskRole {

    public static final String NAME = "badge-desk";

    private BadgeDeskRole() {}

    /** The client of a realm's admin roles; empty in the master realm, which has no shift leads. */
    public static Optional<ClientModel> client(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
    }

    /** Empty when the realm does not have it. */
    public static Optional<RoleModel> in(RealmModel realm) {
        return client(realm).map(client -> client.getRole(NAME));
    }
}

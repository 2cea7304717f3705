package io.github.keycloakkiosk.check;

import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Everything that is wrong with the kiosk logins of a realm at this moment. */
public record Check(List<Finding> findings) {

    public static Check of(KeycloakSession session, RealmModel realm) {
        return new Check(List.of());
    }
}

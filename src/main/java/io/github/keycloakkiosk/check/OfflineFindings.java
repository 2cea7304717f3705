package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Clients that ask for offline access with each login. A PIN or a badge never gives it. */
final class OfflineFindings {

    private static final int EXAMPLES = 3;

    private static final String BY_DEFAULT = "select c.clientId from ClientEntity c, ClientScopeClientMappingEntity m,"
            + " ClientScopeEntity s where c.realmId = :realm and m.clientId = c.id and m.clientScopeId = s.id"
            + " and m.defaultScope = true and s.name = :scope and c.enabled = true"
            + " and (c.standardFlowEnabled = true or c.directAccessGrantsEnabled = true) order by c.clientId";

    private OfflineFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm) {
        List<String> clients = new ArrayList<>(session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(BY_DEFAULT, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("scope", OAuth2Constants.OFFLINE_ACCESS)
                .getResultList());
        // The API's own client is a finding of its own.
        KioskSettings.of(session, realm).apiClient().ifPresent(clients::remove);
        if (clients.isEmpty()) {
            return Stream.empty();
        }
        String names = clients.stream().limit(EXAMPLES).map(Printable::quoted).collect(Collectors.joining(", "));
        return Stream.of(Finding.warning(
                Code.OFFLINE_ACCESS_BY_DEFAULT,
                "These clients have the client scope offline_access by default: " + names,
                "People with PINs and badges: their logins to these clients are refused, since they give no offline access",
                "Under Clients, in the tab Client scopes of each, set offline_access to Optional, or remove it"));
    }
}

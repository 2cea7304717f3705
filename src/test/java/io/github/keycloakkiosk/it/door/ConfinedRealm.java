package io.github.keycloakkiosk.it.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;

/** A realm in which a user with an ordinary session may change everything about themselves. */
final class ConfinedRealm {

    private ConfinedRealm() {}

    static Admin create(KeycloakServer server, String name) {
        return RealmCopy.create(server, name, realm -> {
            realm.put("editUsernameAllowed", true).put("userManagedAccessAllowed", true);
            realm.put("directGrantFlow", "kiosk direct grant");
            realm.get("requiredActions").forEach(action -> ((ObjectNode) action).put("enabled", true));
            Drawing drawing = new Drawing(realm);
            ObjectNode app = drawing.client("app");
            app.putObject("attributes").put("oauth2.device.authorization.grant.enabled", "true");
            drawing.client("exchange")
                    .put("publicClient", false)
                    .put("secret", "s")
                    .putObject("attributes")
                    .put("standard.token.exchange.enabled", "true");
            ObjectNode shop = drawing.client("shop");
            shop.put("publicClient", false).put("secret", "s").put("serviceAccountsEnabled", true);
            shop.put("authorizationServicesEnabled", true);
            ObjectNode home = realm.putArray("identityProviders").addObject();
            home.put("alias", "home").put("providerId", "oidc").put("enabled", true);
            home.putObject("config")
                    .put("clientId", "work")
                    .put("clientSecret", "s")
                    .put("authorizationUrl", server.url() + "/realms/" + name + "/nowhere")
                    .put("tokenUrl", server.url() + "/realms/" + name + "/nowhere");
        });
    }
}

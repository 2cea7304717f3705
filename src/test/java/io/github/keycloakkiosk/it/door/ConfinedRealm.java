package io.github.keycloakkiosk.it.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.Admin;
import io.github.keycloakkiosk.it.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.List;

/** A realm in which whoever has an ordinary session may change everything about themselves. */
final class ConfinedRealm {

    private static final List<String> ACTIONS = List.of(
            "UPDATE_PASSWORD",
            "UPDATE_PROFILE",
            "VERIFY_PROFILE",
            "UPDATE_EMAIL",
            "CONFIGURE_TOTP",
            "CONFIGURE_RECOVERY_AUTHN_CODES",
            "webauthn-register",
            "webauthn-register-passwordless",
            "delete_account",
            "delete_credential",
            "idp_link",
            "TERMS_AND_CONDITIONS",
            "kiosk-set-pin",
            "kiosk-enrol-badge");

    private ConfinedRealm() {}

    static Admin create(KeycloakServer server, String name) {
        Admin admin = RealmCopy.create(server, name, realm -> {
            realm.put("editUsernameAllowed", true);
            Drawing drawing = new Drawing(realm);
            ObjectNode app = drawing.client("app");
            app.putObject("attributes").put("oauth2.device.authorization.grant.enabled", "true");
            drawing.client("exchange")
                    .put("publicClient", false)
                    .put("secret", "s")
                    .putObject("attributes")
                    .put("standard.token.exchange.enabled", "true");
            ObjectNode home = realm.putArray("identityProviders").addObject();
            home.put("alias", "home").put("providerId", "oidc").put("enabled", true);
            home.putObject("config")
                    .put("clientId", "work")
                    .put("clientSecret", "s")
                    .put("authorizationUrl", server.url() + "/realms/" + name + "/nowhere")
                    .put("tokenUrl", server.url() + "/realms/" + name + "/nowhere");
        });
        for (String action : ACTIONS) {
            admin.send(
                    "POST",
                    "/authentication/register-required-action",
                    java.util.Map.of("providerId", action, "name", action));
            if (admin.send("GET", "/authentication/required-actions/" + action, null)
                            .status()
                    == 200) {
                ObjectNode model = (ObjectNode) admin.get("/authentication/required-actions/" + action);
                admin.expect("PUT", "/authentication/required-actions/" + action, model.put("enabled", true));
            }
        }
        return admin;
    }
}

package io.github.keycloakkiosk.it.sessioncap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.Map;

/** Another realm of the same server as the identity provider of a realm; its client {@code work} has the secret {@code s}. */
final class Broker {

    /** The realm's client whose logins go to the identity provider. */
    static final String CLIENT = "from-home";

    private static final String ALIAS = "home";

    private Broker() {}

    static void add(ObjectNode realm, KeycloakServer server, String home) {
        String url = server.url() + "/realms/" + home;
        String endpoint = url + "/protocol/openid-connect/";
        String flowId = home + "-flow";
        ObjectNode flow = realm.withArray("authenticationFlows").addObject();
        flow.put("id", flowId).put("alias", "to home").put("providerId", "basic-flow");
        flow.put("topLevel", true)
                .put("builtIn", false)
                .putArray("authenticationExecutions")
                .addObject()
                .put("authenticator", "identity-provider-redirector")
                .put("requirement", "REQUIRED");
        ObjectNode client = realm.withArray("clients").addObject();
        client.put("clientId", CLIENT)
                .put("publicClient", true)
                .putArray("redirectUris")
                .add("*");
        client.putObject("authenticationFlowBindingOverrides").put("browser", flowId);
        realm.putArray("identityProviders")
                .addObject()
                .put("alias", ALIAS)
                .put("providerId", "oidc")
                .put("enabled", true)
                .putObject("config")
                .put("clientId", "work")
                .put("clientSecret", "s")
                .put("clientAuthMethod", "client_secret_post")
                .put("authorizationUrl", endpoint + "auth")
                .put("tokenUrl", endpoint + "token")
                .put("jwksUrl", endpoint + "certs")
                .put("issuer", url)
                .put("useJwksUrl", "true")
                .put("validateSignature", "true")
                .put("defaultScope", "openid");
    }

    /** From now on, this person at the identity provider is this user here. */
    static void link(Person here, Person there) {
        here.admin()
                .expect(
                        "POST",
                        "/users/" + here.id() + "/federated-identity/" + ALIAS,
                        Map.of("userId", there.id(), "userName", there.name()));
    }

    /** The parameter of a login that begins at the identity provider. */
    static String hint() {
        return "kc_idp_hint=" + ALIAS;
    }
}

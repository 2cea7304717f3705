package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A client of a realm that {@link RealmCopy} is about to make, as JSON. */
public final class RealmClient {

    private RealmClient() {}

    /** A public client with the direct grant, and without a redirect URI. */
    public static ObjectNode add(ObjectNode realm, String clientId) {
        return realm.withArray("clients")
                .addObject()
                .put("clientId", clientId)
                .put("publicClient", true)
                .put("directAccessGrantsEnabled", true);
    }

    /** As {@link #add}, but with the secret {@code s}. */
    public static ObjectNode addConfidential(ObjectNode realm, String clientId) {
        return add(realm, clientId).put("publicClient", false).put("secret", "s");
    }

    /** From now on, tokens of this client are also for that one. */
    public static void addAudience(ObjectNode client, String audience) {
        client.withArray("protocolMappers")
                .addObject()
                .put("name", "audience")
                .put("protocol", "openid-connect")
                .put("protocolMapper", "oidc-audience-mapper")
                .putObject("config")
                .put("included.client.audience", audience)
                .put("access.token.claim", "true");
    }
}

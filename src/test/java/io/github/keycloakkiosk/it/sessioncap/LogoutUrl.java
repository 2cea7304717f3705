package io.github.keycloakkiosk.it.sessioncap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import java.net.URI;

/** The form in which a client's settings give its logout URL. */
enum LogoutUrl {
    ABSOLUTE {
        @Override
        void write(ObjectNode realm, ObjectNode client, URI endpoint) {
            set(client, endpoint.toString());
        }
    },
    RELATIVE_TO_ITS_ROOT {
        @Override
        void write(ObjectNode realm, ObjectNode client, URI endpoint) {
            client.put("rootUrl", endpoint.resolve("/").toString());
            set(client, endpoint.getPath());
        }
    },
    /** Relative to the URL at which the request reached Keycloak; here the realm sets that URL. */
    RELATIVE_TO_KEYCLOAK {
        @Override
        void write(ObjectNode realm, ObjectNode client, URI endpoint) {
            realm.withObject("/attributes")
                    .put("frontendUrl", endpoint.resolve("/").toString());
            set(client, endpoint.getPath());
        }
    };

    abstract void write(ObjectNode realm, ObjectNode client, URI endpoint);

    /** The logout URL of the login API's client. */
    void write(ObjectNode realm, LogoutReceiver endpoint) {
        for (JsonNode client : realm.get("clients")) {
            if (client.get("clientId").asText().equals("kiosk-api")) {
                write(realm, (ObjectNode) client, URI.create(endpoint.url()));
            }
        }
    }

    private static void set(ObjectNode client, String url) {
        ((ObjectNode) client.get("attributes"))
                .put("backchannel.logout.url", url)
                .put("backchannel.logout.session.required", "true");
    }
}

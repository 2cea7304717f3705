package io.github.keycloakkiosk.it.sessioncap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import java.net.URI;

/** How a client's settings say where it is told of logouts. */
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
    /** Where the request reached Keycloak, or, as here, where the realm says that it is to be reached. */
    RELATIVE_TO_KEYCLOAK {
        @Override
        void write(ObjectNode realm, ObjectNode client, URI endpoint) {
            realm.withObject("/attributes")
                    .put("frontendUrl", endpoint.resolve("/").toString());
            set(client, endpoint.getPath());
        }
    };

    abstract void write(ObjectNode realm, ObjectNode client, URI endpoint);

    /** Of the client of the login API. */
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

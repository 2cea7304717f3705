package io.github.keycloakkiosk.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.TestClasses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The realms of finished test classes. The first admin of a server has the roles of each realm. Keycloak reads all these
 * roles when a realm is added, and at each request of the admin. So the admin loses the roles of realms that no test needs
 * any more. To delete the realms would take longer.
 */
final class AbandonedRealms {

    private static final Map<KeycloakServer, AbandonedRealms> OF_SERVERS = new ConcurrentHashMap<>();

    private final Admin master;
    private final List<String> realms = new ArrayList<>();
    private int testClass;

    private AbandonedRealms(Admin master) {
        this.master = master;
    }

    /** The test class that makes this realm needs only the roles of its own realms. */
    static void before(String realm, KeycloakServer server) {
        OF_SERVERS
                .computeIfAbsent(server, any -> new AbandonedRealms(Admin.of(server, "master")))
                .add(realm);
    }

    private synchronized void add(String realm) {
        if (testClass != TestClasses.begun()) {
            testClass = TestClasses.begun();
            realms.forEach(this::abandon);
            realms.clear();
        }
        realms.add(realm);
    }

    private void abandon(String realm) {
        String client = URLEncoder.encode(realm + "-realm", StandardCharsets.UTF_8);
        for (JsonNode found : master.get("/clients?clientId=" + client)) {
            String composites = "/roles/admin/composites";
            JsonNode roles =
                    master.get(composites + "/clients/" + found.get("id").asText());
            master.send("DELETE", composites, roles); // refused by 26.7.3, where tests are slower then
        }
    }
}

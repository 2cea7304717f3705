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
 * The realms of test classes that are over. The first admin of a server has the roles of each of its realms, and Keycloak reads
 * them all when one is added, and when the admin asks for anything: so they lose the roles of those that nobody needs any more.
 * To delete them would take longer.
 */
final class AbandonedRealms {

    private static final Map<KeycloakServer, AbandonedRealms> OF_SERVERS = new ConcurrentHashMap<>();

    private final Admin master;
    private final List<String> realms = new ArrayList<>();
    private int testClass;

    private AbandonedRealms(Admin master) {
        this.master = master;
    }

    /** Whoever makes this realm needs those of the same test class alone. */
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

package io.github.keycloakkiosk.it.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A realm on two servers. Every round of a race takes one server as <em>here</em> and the other as <em>there</em>, by
 * turns: a change made here must hold there.
 */
final class RaceRealm {

    private static final String KEY = "cmFjZXMgbmVlZCBhIGtleSB0aGF0IGlzIGtub3duISE=";

    private final List<KeycloakServer> nodes;
    private final String name;
    private final List<Admin> admins;

    private RaceRealm(Cluster cluster, String name) {
        this.nodes = cluster.nodes();
        this.name = name;
        this.admins = nodes.stream().map(node -> Admin.of(node, name)).toList();
    }

    /** There is no cap, and so many guesses that their limits stop no race. */
    static RaceRealm create(Cluster cluster, String name) {
        RealmCopy.create(cluster.first(), name, realm -> {
            ObjectNode settings = (ObjectNode) realm.findPath("org.keycloak.services.ui.extend.UiTabProvider")
                    .get(0);
            settings.set("config", new ObjectMapper().valueToTree(settings(name)));
        });
        return new RaceRealm(cluster, name);
    }

    private static Map<String, List<String>> settings(String namespace) {
        return Map.of(
                "ip-whitelist", List.of("127.0.0.1/32"),
                "session-cap", List.of("0"),
                "pin-attempts", List.of("100"),
                "address-attempts-by-block", List.of("127.0.0.0/8=0"),
                "secret-key", List.of(KEY),
                "namespace", List.of(namespace));
    }

    /** Saves the realm's first settings, after they were deleted. */
    void saveSettingsAgain(int node) {
        admin(node)
                .expect(
                        "POST",
                        "/components",
                        Map.of(
                                "name", "kiosk-login",
                                "providerId", "kiosk-login",
                                "providerType", "org.keycloak.services.ui.extend.UiTabProvider",
                                "config", settings(name)));
    }

    Admin admin(int node) {
        return admins.get(node % 2);
    }

    Caller kiosk(int node) {
        return Caller.atKiosk(nodes.get(node % 2), name);
    }

    LoginPages browser(int node) {
        return LoginPages.atKiosk(nodes.get(node % 2), name);
    }

    /** This call at each server, from the kiosk. */
    List<Supplier<Answer>> atEach(Function<Caller, Answer> call) {
        return atEach("127.0.0.1", call);
    }

    List<Supplier<Answer>> atEach(String address, Function<Caller, Answer> call) {
        return nodes.stream()
                .map(node -> Caller.from(node, name, address))
                .<Supplier<Answer>>map(caller -> () -> call.apply(caller))
                .toList();
    }
}

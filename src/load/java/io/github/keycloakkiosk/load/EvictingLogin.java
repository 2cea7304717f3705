package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/**
 * Somebody whose every login ends their session before, at a client with a logout endpoint of one kind. By badge: a password hash
 * would take longer than all that is compared here.
 */
final class EvictingLogin {

    private final HttpClient http;
    private final HttpRequest request;

    private EvictingLogin(HttpClient http, HttpRequest request) {
        this.http = http;
        this.request = request;
    }

    static EvictingLogin at(LogoutEndpointKind kind, KeycloakServer server, String realm, Admin admin, HttpClient http)
            throws IOException {
        String client = "load-" + kind;
        admin.expect(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        client,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "authenticationFlowBindingOverrides",
                        Map.of("direct_grant", realm + "-direct-grant"),
                        "redirectUris",
                        List.of(),
                        "attributes",
                        Map.of("backchannel.logout.url", kind.open())));
        Person person = Person.create(admin);
        URI endpoint = URI.create(server.url() + "/realms/" + realm + "/protocol/openid-connect/token");
        String form = "grant_type=password&method=token&client_id=" + client + "&login_string=" + person.badge();
        return new EvictingLogin(
                http,
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }

    /** How long it took, in microseconds. */
    long micros() throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        long micros = (System.nanoTime() - began) / 1000;
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return micros;
    }
}

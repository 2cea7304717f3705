package io.github.keycloakkiosk.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The fixture itself: every other test on a real server relies on this. */
@KioskServer
class ServerStartsIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theDemoRealmIsThere(KeycloakServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/realms/kiosk"))
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"realm\":\"kiosk\"");
    }

    @Test
    void theBootstrapAdminSignsIn(KeycloakServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.url() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password=admin"))
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("access_token");
    }

    @Test
    void ourJarIsInstalled(KeycloakServer server) {
        String jar = Path.of(System.getProperty("provider.jar")).getFileName().toString();

        assertThat(server.providers()).contains(jar);
    }

    @Test
    void itsOutputIsKept(KeycloakServer server) {
        assertThat(server.log()).content().contains("Listening on: " + server.url());
    }
}

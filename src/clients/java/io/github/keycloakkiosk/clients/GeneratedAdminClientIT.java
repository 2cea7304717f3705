package io.github.keycloakkiosk.clients;

import static org.assertj.core.api.Assertions.assertThat;

import generated.admin.ApiClient;
import generated.admin.api.SetUpApi;
import generated.admin.model.SetUpAnswer;
import generated.admin.model.SetUpRequest;
import generated.admin.model.TearDownAnswer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The admin API by the generated client of the library native. */
@KioskServer
class GeneratedAdminClientIT {

    private static final String REALM = "clients-admin";

    @Test
    void aRealmIsSetUpAndTornDown(KeycloakServer server) throws Exception {
        RealmCopy.createEmpty(server, REALM);
        String token = Caller.atKiosk(server, "master")
                .grant("admin-cli", Map.of("username", "admin", "password", "admin"))
                .json()
                .get("access_token")
                .asText();
        SetUpApi api = new SetUpApi(new ApiClient(
                        HttpClient.newBuilder(),
                        ApiClient.createDefaultObjectMapper(),
                        server.url() + "/admin/realms/" + REALM)
                .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token)));

        SetUpAnswer answer = api.setUp(false, new SetUpRequest().whitelist(List.of("127.0.0.1")));
        TearDownAnswer undone = api.tearDown(false, null);

        assertThat(answer.getMade())
                .hasSize(9)
                .anyMatch(thing -> thing.getName().equals("kiosk browser"));
        assertThat(undone.getRemoved()).hasSameSizeAs(answer.getMade());
        assertThat(undone.getLeft()).isEmpty();
    }
}

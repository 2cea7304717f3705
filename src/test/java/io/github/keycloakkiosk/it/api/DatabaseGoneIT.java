package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Connections;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The database goes away while the server runs, and comes back. */
@KioskCluster
class DatabaseGoneIT {

    private static final Map<String, String> ACCOUNT =
            Map.of("username", "anna", "email", "anna@example.org", "phone", "4901", "password", "correct horse");

    @Test
    void everyRouteSaysSoInItsOwnWordsAndWorksAgainWithoutARestart(Cluster cluster) throws Exception {
        KeycloakServer server = cluster.first();
        Caller kiosk = Caller.atKiosk(server, "kiosk");
        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);

        cluster.database().goAway();
        List<CompletableFuture<Answer>> second = List.of(
                CompletableFuture.supplyAsync(() -> kiosk.pin("vera", "5937")),
                CompletableFuture.supplyAsync(() -> kiosk.badge("04DE51BEEF0002")));
        CompletableFuture<Answer> login = CompletableFuture.supplyAsync(
                () -> kiosk.post("login", Map.of("userid", "vera", "password", "vera-secret")));
        List<CompletableFuture<Answer>> first = List.of(
                CompletableFuture.supplyAsync(() -> kiosk.post("register", ACCOUNT)),
                CompletableFuture.supplyAsync(
                        () -> kiosk.post("token", Map.of("userid", "vera", "password", "vera-secret"))));

        for (CompletableFuture<Answer> answer : second) {
            // This is patience, not a measurement: a caller who waits longer has given up.
            Answer refused = answer.get(15, TimeUnit.SECONDS);
            assertThat(refused.status()).as(refused.body()).isEqualTo(500);
            assertThat(refused.json().get("error").asText()).isEqualTo("database_error");
            assertThat(refused.body()).doesNotContain("Exception").doesNotContain("\tat ");
        }
        for (CompletableFuture<Answer> answer : first) {
            Answer refused = answer.get(15, TimeUnit.SECONDS);
            assertThat(refused.json().get("errcode").asText())
                    .as(refused.body())
                    .isEqualTo("500");
        }
        assertThat(login.get(15, TimeUnit.SECONDS).json().get("status").asInt()).isEqualTo(-1);

        cluster.database().comeBack();
        // Keycloak drops a broken connection of its pool when a request has met it.
        Patience.until("a PIN logs in", () -> kiosk.pin("vera", "5937").status() == 200);
        new Connections(cluster).awaitNewOnes();
        Admin admin = Admin.of(server, "kiosk");
        assertThat(admin.get("/users?search=anna")).isEmpty();
        assertThat(kiosk.post("register", ACCOUNT).status()).isEqualTo(200);
    }
}

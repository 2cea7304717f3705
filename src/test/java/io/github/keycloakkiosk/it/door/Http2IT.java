package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 from its first byte: headers have another form, and requests to both realms share one connection. */
@KioskServer
class Http2IT {

    private static final String LOGIN = "/realms/kiosk/auth/login";

    private static Vertx vertx;

    @BeforeAll
    static void aClient() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void noClient() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({
        "x-nothing, ''",
        "x-forwarded-for, 127.0.0.1",
        "forwarded, for=127.0.0.1",
        "x-real-ip, 127.0.0.1",
        "x-forwarded-prefix, /realms/kiosk",
        "cookie, client_address=127.0.0.1"
    })
    void noHeaderMakesAStrangerAKiosk(String header, String value, KeycloakServer server) throws Exception {
        HttpClient stranger = from("127.0.0.2");

        for (String body : List.of(Doors.PIN_JSON, Doors.BADGE_JSON)) {
            assertThat(get(post(stranger, server, LOGIN, body, Map.of(header, value))))
                    .as(header)
                    .contains("HTTP_2", "ip_not_whitelisted");
        }
        assertThat(get(post(from("127.0.0.1"), server, LOGIN, Doors.PIN_JSON, Map.of())))
                .contains("HTTP_2", "\"success\":true");
    }

    @Test
    void streamsOfTwoRealmsAreJudgedEachByItsOwn(KeycloakServer server) throws Exception {
        RealmCopy.create(server, "open-to-streams", realm -> {}).set("ip-whitelist", "127.0.0.0/8");
        HttpClient stranger = from("127.0.0.2");
        List<Future<String>> open = new ArrayList<>();
        List<Future<String>> closed = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            open.add(post(stranger, server, "/realms/open-to-streams/auth/login", Doors.BADGE_JSON, Map.of()));
            closed.add(post(stranger, server, LOGIN, Doors.BADGE_JSON, Map.of()));
        }

        for (int i = 0; i < 10; i++) {
            assertThat(get(open.get(i))).contains("\"success\":true");
            assertThat(get(closed.get(i))).contains("ip_not_whitelisted");
        }
    }

    private static HttpClient from(String address) {
        return vertx.createHttpClient(new HttpClientOptions()
                .setLocalAddress(address)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
    }

    /** The version and the body of the answer. */
    private static Future<String> post(
            HttpClient client, KeycloakServer server, String path, String body, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(server.url().getHost())
                .setPort(server.url().getPort())
                .setURI(path)
                .putHeader("content-type", "application/json");
        headers.forEach(options::putHeader);
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(answer -> answer.body().map(content -> answer.version() + " " + content));
    }

    private static String get(Future<String> answer) throws Exception {
        return answer.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}

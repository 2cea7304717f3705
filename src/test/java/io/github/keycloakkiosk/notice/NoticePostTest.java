package io.github.keycloakkiosk.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.keycloakkiosk.session.SessionCounters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.ClientConnectionManager;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.params.HttpParams;
import org.apache.http.protocol.HttpContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices to a real endpoint, over loopback. */
@Timeout(20)
class NoticePostTest {

    private final SessionCounters counters = new SessionCounters();
    private final NoticePost post = new NoticePost(counters);
    private final CloseableHttpClient http = HttpClients.createDefault();
    private final List<String> received = new ArrayList<>();
    private HttpServer endpoint;
    private int status = 200;

    @BeforeEach
    void listen() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/logout", exchange -> {
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.stop(0);
        post.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void postsTheTokenAsAForm(int answer) {
        status = answer;

        post.accept(notice(url(), http));

        assertThat(received)
                .hasSize(1)
                .first()
                .asString()
                .matches("POST application/x-www-form-urlencoded.* logout_token=a.b");
        assertThat(counters.noticesDelivered.sum()).isEqualTo(1);
        assertThat(counters.noticesFailed.sum()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 400, 404, 500})
    void anyOtherAnswerIsAFailureAndIsNotRepeated(int answer) {
        status = answer;

        post.accept(notice(url(), http));

        assertThat(received).hasSize(1);
        assertThat(counters.noticesDelivered.sum()).isZero();
        assertThat(counters.noticesFailed.sum()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/", "http://", "/relative", "no url", ""})
    void anUnreachableEndpointIsAFailureAndThrowsNothing(String url) {
        post.accept(notice(url, http));

        assertThat(counters.noticesDelivered.sum()).isZero();
        assertThat(counters.noticesFailed.sum()).isEqualTo(1);
    }

    @Test
    void aTokenThatHasExpiredIsNotSent() {
        post.accept(new LogoutNotice("client", url(), "a.b", System.currentTimeMillis() / 1000, http));

        assertThat(received).isEmpty();
        assertThat(counters.noticesFailed.sum()).isEqualTo(1);
    }

    @Test
    void everyWaitIsBoundedAndAllElseIsAsTheServerHasIt() throws IOException {
        try (ServersClient server = new ServersClient(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setSocketTimeout(-1)
                .build())) {
            post.accept(notice(url(), server));

            assertThat(server.used.getConnectTimeout()).isEqualTo(5000);
            assertThat(server.used.getSocketTimeout()).isEqualTo(5000);
            assertThat(server.used.getConnectionRequestTimeout()).isEqualTo(5000);
            assertThat(server.used.isRedirectsEnabled()).isFalse();
        }
    }

    @Test
    void aServersClientWithoutSettingsHasTheDefaults() throws IOException {
        try (ServersClient server = new ServersClient(null)) {
            post.accept(notice(url(), server));

            assertThat(server.used.getSocketTimeout()).isEqualTo(5000);
            assertThat(server.used.isRedirectsEnabled()).isTrue();
            assertThat(counters.noticesDelivered.sum()).isEqualTo(1);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/logout";
    }

    private static long inAMinute() {
        return System.currentTimeMillis() / 1000 + 60;
    }

    private static LogoutNotice notice(String url, CloseableHttpClient http) {
        return new LogoutNotice("client", url, "a.b", inAMinute(), http);
    }

    /**
     * An HTTP client with settings of its own, as Keycloak's is. It remembers the settings with which a request was sent.
     */
    @SuppressWarnings("deprecation") // two methods of its superclass
    private final class ServersClient extends CloseableHttpClient implements Configurable {

        private final RequestConfig settings;
        private RequestConfig used;

        ServersClient(RequestConfig settings) {
            this.settings = settings;
        }

        @Override
        public RequestConfig getConfig() {
            return settings;
        }

        @Override
        protected CloseableHttpResponse doExecute(HttpHost target, HttpRequest request, HttpContext context)
                throws IOException {
            used = ((HttpPost) request).getConfig();
            return http.execute(target, request, context);
        }

        @Override
        public HttpParams getParams() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientConnectionManager getConnectionManager() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}

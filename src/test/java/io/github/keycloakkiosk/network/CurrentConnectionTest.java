package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.core.http.impl.headers.Http2HeadersAdaptor;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ContextNotActiveException;
import java.lang.reflect.Proxy;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequest;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurrentConnectionTest {

    private static final SocketAddress PEER = SocketAddress.inetSocketAddress(4711, "10.0.0.9");

    @Test
    void readsThePeerAndWhatProxyProtocolReports() {
        Connection connection = CurrentConnection.of(
                request(PEER, SocketAddress.inetSocketAddress(1, "192.0.2.5"), MultiMap.caseInsensitiveMultiMap()));

        assertThat(connection).isEqualTo(new Connection("10.0.0.9", "192.0.2.5", List.of(), List.of()));
    }

    static Stream<MultiMap> headersOfEveryHttpVersion() {
        return Stream.of(
                HeadersMultiMap.httpHeaders(),
                new Http2HeadersAdaptor(new DefaultHttp2Headers()),
                MultiMap.caseInsensitiveMultiMap());
    }

    @ParameterizedTest
    @MethodSource("headersOfEveryHttpVersion")
    void readsEveryHeaderLineInOrderHoweverItsNameIsWritten(MultiMap headers) {
        headers.add("x-forwarded-for", "192.0.2.1, 192.0.2.2").add("Cookie", "a=b");
        headers.add("x-forwarded-for", "").add("x-forwarded-for", "192.0.2.3");
        headers.add("x-real-ip", "192.0.2.4").add("forwarded", "for=192.0.2.5");

        Connection connection = CurrentConnection.of(request(PEER, PEER, headers));

        assertThat(connection.forwardedFor()).containsExactly("192.0.2.1, 192.0.2.2", "", "192.0.2.3");
        assertThat(connection.otherHeaders()).containsExactly("Forwarded", "X-Real-IP");
        assertThat(connection.alsoNamed()).containsExactly("192.0.2.4", "192.0.2.5");
    }

    @ParameterizedTest
    @MethodSource("headersOfEveryHttpVersion")
    void readsTheClientsOfEveryRealIpLineAndOfTheLastForwardedElement(MultiMap headers) {
        headers.add("x-real-ip", "192.0.2.1").add("x-real-ip", "192.0.2.2");
        headers.add("forwarded", "for=192.0.2.3").add("forwarded", "for=192.0.2.4, for=192.0.2.5;proto=https");

        assertThat(CurrentConnection.of(request(PEER, PEER, headers)).alsoNamed())
                .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.5");
    }

    @ParameterizedTest
    @MethodSource("headersOfEveryHttpVersion")
    void readsTheClientsInTheHeadersOfOtherProxies(MultiMap headers) {
        headers.add("x-cluster-client-ip", "192.0.2.5").add("x-client-ip", "192.0.2.4");
        headers.add("true-client-ip", "192.0.2.3").add("cf-connecting-ip", "192.0.2.1");
        headers.add("cf-connecting-ip", "192.0.2.2").add("x-client-ips", "192.0.2.6");

        Connection connection = CurrentConnection.of(request(PEER, PEER, headers));

        assertThat(connection.otherHeaders())
                .containsExactly("CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP");
        assertThat(connection.alsoNamed())
                .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5");
    }

    @Test
    void readsHttp1HeaderNamesInAnyCase() {
        MultiMap headers = HeadersMultiMap.httpHeaders()
                .add("X-FORWARDED-FOR", "192.0.2.1")
                .add("x-Forwarded-for", "192.0.2.2")
                .add("X-REAL-IP", "");

        Connection connection = CurrentConnection.of(request(PEER, PEER, headers));

        assertThat(connection.forwardedFor()).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(connection.otherHeaders()).containsExactly("X-Real-IP");
        assertThat(connection.alsoNamed()).containsExactly("");
    }

    @Test
    void aSocketWithoutIpAddressIsNoPeer() {
        SocketAddress unix = SocketAddress.domainSocketAddress("/run/keycloak.sock");
        SocketAddress name = SocketAddress.inetSocketAddress(4711, "localhost");

        for (SocketAddress socket : new SocketAddress[] {unix, name, null}) {
            Connection connection = CurrentConnection.of(request(socket, socket, MultiMap.caseInsensitiveMultiMap()));
            assertThat(connection.peer()).isEmpty();
            assertThat(connection.reportedPeer()).isEmpty();
        }
    }

    @Test
    void aZoneIsKeptAndThereforeDenied() throws Exception {
        byte[] linkLocal = ClientAddress.parse("fe80::1").bytes();
        SocketAddress zoned = SocketAddress.inetSocketAddress(
                new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 7), 4711));

        Connection connection = CurrentConnection.of(request(zoned, zoned, MultiMap.caseInsensitiveMultiMap()));

        assertThat(connection.peer()).isEqualTo("fe80:0:0:0:0:0:0:1%7");
        assertThat(new ForwardedChain(connection, TrustedProxies.NONE).caller())
                .isEqualTo(new Caller.Unknown(AddressRefusal.PEER_NOT_A_PLAIN_ADDRESS, "fe80:0:0:0:0:0:0:1%7", ""));
    }

    @Test
    void aRequestWithoutConnectionHasNoPeer() {
        HttpServerRequest request =
                answering(HttpServerRequest.class, Map.of("headers", MultiMap.caseInsensitiveMultiMap()));

        assertThat(CurrentConnection.of(request)).isEqualTo(new Connection("", "", List.of(), List.of()));
    }

    @Test
    void isEmptyOutsideARequest() {
        currentRequest(() -> null);

        assertThat(CurrentConnection.read()).isEmpty();
    }

    @Test
    void isEmptyWhereQuarkusHasNoRequestContext() {
        currentRequest(() -> {
            throw new ContextNotActiveException();
        });

        assertThat(CurrentConnection.read()).isEmpty();
    }

    @AfterEach
    void leaveTheRequest() {
        currentRequest(() -> null);
    }

    private static void currentRequest(Supplier<ResteasyReactiveRequestContext> context) {
        CurrentRequestManager.setCurrentRequestInstance(new CurrentRequest() {
            @Override
            public ResteasyReactiveRequestContext get() {
                return context.get();
            }

            @Override
            public void set(ResteasyReactiveRequestContext ignored) {}
        });
    }

    private static HttpServerRequest request(SocketAddress peer, SocketAddress reported, MultiMap headers) {
        HttpConnection connection = (HttpConnection) Proxy.newProxyInstance(
                HttpConnection.class.getClassLoader(), new Class<?>[] {HttpConnection.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("remoteAddress");
                    return args != null && Boolean.TRUE.equals(args[0]) ? peer : reported;
                });
        return answering(HttpServerRequest.class, Map.of("headers", headers, "connection", connection));
    }

    /** A request that knows only its headers and its connection; nothing else is asked of it. */
    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            assertThat(method.getName()).isIn("headers", "connection");
            return answers.get(method.getName());
        }));
    }
}

package io.github.keycloakkiosk.it.proxy;

import static io.github.keycloakkiosk.it.proxy.Login.OLGAS_PIN;

import java.util.List;
import java.util.stream.Stream;

/** Requests that a proxy and Keycloak may read in two ways: their targets, their framing, and bytes before them. */
final class Requests {

    private static final String FORGED = "X-Forwarded-For: {kiosk}\r\n";

    /** A whole request that should reach Keycloak though the proxy has not seen it as a request. */
    private static final String INNER = OLGAS_PIN.keepAlive(FORGED);

    private static final String V2 = "\r\n\r\n\u0000\r\nQUIT\n";

    private Requests() {}

    static List<Attack> all() {
        return Stream.of(targets(), preambles(), smuggled()).flatMap(odd -> odd).toList();
    }

    private static Stream<Attack> targets() {
        return Stream.of(
                        "http://{kiosk}{path}",
                        "http://{kiosk}@localhost{path}",
                        "https://localhost{path}",
                        "//{kiosk}{path}",
                        "/{path}",
                        "{path};X-Forwarded-For={kiosk}",
                        "{path}?X-Forwarded-For={kiosk}&client_address={kiosk}",
                        "{path}%0d%0aX-Forwarded-For:%20{kiosk}",
                        "{path}%20HTTP/1.1%0d%0aX-Forwarded-For:%20{kiosk}%0d%0a",
                        "{path} HTTP/1.1\r\nX-Forwarded-For: {kiosk}\r\nX: x",
                        "{path}#{kiosk}",
                        "/realms/master/..{path}",
                        "/realms/master/%2e%2e/%2e%2e{path}")
                .flatMap(target -> Stream.of(
                        Attack.odd(OLGAS_PIN.to(path(target))),
                        Attack.odd(OLGAS_PIN.at(path(target), "HTTP/1.0", FORGED)),
                        Attack.odd(OLGAS_PIN.at(path(target), "HTTP/1.1", FORGED + "Connection: close\r\n"))));
    }

    private static String path(String target) {
        return target.replace("{path}", OLGAS_PIN.path());
    }

    /** PROXY protocol, spoken by a client that is no proxy. */
    static Stream<Attack> preambles() {
        return Stream.of(
                        "PROXY TCP4 {kiosk} 127.0.0.1 4000 8080\r\n",
                        "PROXY TCP4 {proxy} 127.0.0.1 4000 8080\r\n",
                        "PROXY TCP4 {own} 127.0.0.1 4000 8080\r\n",
                        "PROXY TCP6 {mapped kiosk} ::1 4000 8080\r\n",
                        "PROXY TCP6 ::1 ::1 4000 8080\r\n",
                        "PROXY UNKNOWN\r\n",
                        "PROXY UNKNOWN {kiosk} {kiosk} 1 2\r\n",
                        "PROXY TCP4 {own} {own} 1 2\r\nPROXY TCP4 {kiosk} {kiosk} 1 2\r\n",
                        "PROXY TCP4 {kiosk}\r\n",
                        V2 + "!\u0011\u0000\u000c{v4 kiosk as bytes}\u007f\u0000\u0000\u0001\u0001\u0001\u0001\u0001",
                        // LOCAL, as a health check, with an address all the same
                        V2 + " \u0011\u0000\u000c{v4 kiosk as bytes}\u007f\u0000\u0000\u0001\u0001\u0001\u0001\u0001",
                        V2 + " \u0000\u0000\u0000",
                        // an unknown family, a datagram, and a Unix domain socket
                        V2 + "!\u0000\u0000\u0000",
                        V2 + "!\u0012\u0000\u000c{v4 kiosk as bytes}\u007f\u0000\u0000\u0001\u0001\u0001\u0001\u0001",
                        V2 + "!1\u0000\u00d8" + "{kiosk}" + "\u0000".repeat(207),
                        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {kiosk}\r\n\r\n",
                        "\r\n\r\n")
                .flatMap(before -> Stream.of("", FORGED)
                        .map(headers -> Attack.odd(before + headers, before + OLGAS_PIN.with(headers))));
    }

    private static Stream<Attack> smuggled() {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String body = OLGAS_PIN.body();
        String chunks = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n";
        String length = "Content-Length: " + body.length() + "\r\n";
        String close = "Connection: close\r\n";
        return Stream.concat(
                        // For one of the two, the body ends here and a request begins.
                        Stream.of(
                                        "Content-Length: {n}\r\n" + chunked,
                                        chunked + "Content-Length: {n}\r\n",
                                        "Content-Length: {n}\r\nTransfer-Encoding: xchunked\r\n",
                                        "Content-Length: {n}\r\nTransfer-Encoding: chunked, identity\r\n",
                                        "Content-Length: {n}\r\nTransfer-Encoding : chunked\r\n",
                                        "Content-Length: {n}\r\nTransfer-Encoding:\u000bchunked\r\n",
                                        "Content-Length: {n}\r\n Transfer-Encoding: chunked\r\n",
                                        "Content-Length: {n}\r\nX: x\nTransfer-Encoding: chunked\r\n",
                                        "Content-Length: {n}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
                                        "Content-Length: {n}\r\nTransfer_Encoding: chunked\r\n",
                                        "Content-Length: {n}\r\nContent-Length: 5\r\n",
                                        "Content-Length: 5\r\nContent-Length: {n}\r\n",
                                        "Content-Length: 5, {n}\r\n",
                                        "Content-Length: +{n}\r\n",
                                        "Content-Length: 5 {n}\r\n",
                                        "Content-Length: 0\r\n",
                                        "")
                                .map(framing -> OLGAS_PIN.head(close + framing) + "\r\n0\r\n\r\n" + INNER),
                        Stream.of(
                                OLGAS_PIN.head(close + chunked) + "\r\n" + chunks + FORGED + "\r\n",
                                OLGAS_PIN.head("Trailer: X-Forwarded-For\r\n" + close + chunked) + "\r\n" + chunks
                                        + FORGED + "\r\n",
                                OLGAS_PIN.head(close + chunked) + "\r\n1;\nxx\r\n0\r\n\r\n" + INNER,
                                OLGAS_PIN.head(close + chunked) + "\r\nfffffffffffffffff\r\n\r\n" + INNER,
                                OLGAS_PIN.head(close + chunked) + "\r\n-1\r\n\r\n" + INNER,
                                // Two requests on one connection: the second is the same client's too.
                                OLGAS_PIN.keepAlive("") + OLGAS_PIN.with(FORGED),
                                OLGAS_PIN.keepAlive(FORGED) + OLGAS_PIN.with(""),
                                "GET /realms/{realm} HTTP/1.1\r\nHost: localhost\r\n" + length + close + "\r\n" + body
                                        + INNER,
                                "GET /realms/{realm} HTTP/0.9\r\n\r\n" + INNER))
                .map(Attack::odd);
    }
}

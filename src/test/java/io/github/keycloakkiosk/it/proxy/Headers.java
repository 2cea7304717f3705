package io.github.keycloakkiosk.it.proxy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Every header by which a client could name itself, make a proxy forget the client, or split a line. */
final class Headers {

    private static final List<String> FORWARDED_FOR = List.of(
            "{kiosk}",
            "{kiosk}, {kiosk}",
            "{own}, {kiosk}",
            "{kiosk}, {own}",
            "{kiosk},{proxy}",
            "{proxy}",
            "{proxy}, {kiosk}",
            "{mapped kiosk}",
            "[{kiosk}]",
            "{kiosk}:80",
            "\"{kiosk}\"",
            "\t{kiosk}\t ",
            "{kiosk},",
            ",{kiosk}",
            "",
            " ",
            ",",
            "unknown, {kiosk}",
            "{kiosk}, unknown",
            "{kiosk} {kiosk}",
            "{kiosk};{kiosk}",
            "{kiosk}/32",
            "{kiosk}%lo",
            "for={kiosk}",
            "localhost",
            "::1",
            "0.0.0.0",
            "127.3",
            "2130706435",
            "127.000.000.003",
            "0x7f.0.0.3",
            String.join(", ", Collections.nCopies(60, "{kiosk}")));

    private static final List<String> FORWARDED = List.of(
            "for={kiosk}",
            "For=\"{kiosk}\"",
            "for=\"[{mapped kiosk}]:80\"",
            "for={kiosk};by={proxy};host=localhost;proto=http",
            "for={kiosk}, for={kiosk}",
            "for={kiosk}, for={own}",
            "for=unknown, for=_hidden",
            "for=\"{kiosk}, for={own}",
            "");

    private static final List<String> OTHER_NAMES = List.of(
            "x-forwarded-for",
            "X_Forwarded_For",
            "X-Forwarded_For",
            "HTTP_X_FORWARDED_FOR",
            "X-Forwarded",
            "X-Forwarded-By",
            "X-Forwarded-Server",
            "X-Forwarded-Trusted-Proxy",
            "X-Original-Forwarded-For",
            "Forwarded-For",
            "X-Real-IP",
            "X_Real_IP",
            "True-Client-IP",
            "CF-Connecting-IP",
            "Fastly-Client-IP",
            "X-Client-IP",
            "X-Cluster-Client-IP",
            "X-Envoy-External-Address",
            "Proxy-Client-IP",
            "REMOTE_ADDR",
            "Client-IP",
            "Via");

    private static final List<String> GROUPS = List.of(
            "X-Forwarded-For: {kiosk}\r\nX-Forwarded-For: {kiosk}",
            "X-Forwarded-For: {own}\r\nX-Forwarded-For: {kiosk}",
            "X-Forwarded-For: {kiosk}\r\nX-Forwarded-For: {proxy}",
            "X-Forwarded-For: {kiosk}\r\nX-Forwarded-For:",
            "X-Forwarded-For:\r\nX-Forwarded-For: {kiosk}",
            "X-Forwarded-For: {kiosk}\r\nx-forwarded-for: {kiosk}\r\nX_Forwarded_For: {kiosk}",
            "X-Forwarded-For: {kiosk}\r\nForwarded: for={kiosk}\r\nX-Real-IP: {kiosk}",
            "X-Forwarded-For: {kiosk}\r\nX-Forwarded-Trusted-Proxy: true",
            "Via: 1.1 {proxy}\r\nX-Forwarded-For: {kiosk}",
            // A proxy that obeys this drops the line that it has just written.
            "Connection: X-Forwarded-For",
            "Connection: X-Forwarded-For\r\nX-Forwarded-For: {kiosk}",
            "Connection: close, X-Forwarded-For, X-Real-IP, Forwarded\r\nX-Forwarded-For: {kiosk}",
            "Connection: keep-alive, x-forwarded-for\r\nKeep-Alive: timeout=5\r\nX-Forwarded-For: {kiosk}",
            "Proxy-Connection: X-Forwarded-For\r\nX-Forwarded-For: {kiosk}",
            "TE: trailers, X-Forwarded-For\r\nX-Forwarded-For: {kiosk}",
            "X-Forwarded-Host: {kiosk}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 443",
            "X-Forwarded-Prefix: /realms/master\r\nX-Forwarded-For: {kiosk}",
            "X-HTTP-Method-Override: GET\r\nX-Original-URL: /realms/master",
            "Max-Forwards: 0\r\nX-Forwarded-For: {kiosk}",
            "Expect: 100-continue\r\nX-Forwarded-For: {kiosk}");

    /** The headers that a proxy or Keycloak may refuse itself. */
    private static final List<String> BROKEN = List.of(
            "X-Forwarded-For : {kiosk}",
            "X-Forwarded-For\t: {kiosk}",
            " X-Forwarded-For: {kiosk}",
            "X-Forwarded-For:\r\n {kiosk}",
            "X-Folded: a\r\n\tX-Forwarded-For: {kiosk}",
            "X-Bare: a\nX-Forwarded-For: {kiosk}",
            "X-Bare: a\rX-Forwarded-For: {kiosk}",
            "X-Forwarded-For: {kiosk}\u0000",
            "X-Forwarded-For\u0000: {kiosk}",
            "X-Forwarded-For: {kiosk}\u00a0",
            "X-Forwarded-For: {kiosk}\u000b",
            "\u00a0X-Forwarded-For: {kiosk}",
            ": {kiosk}",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
                    + "X-Forwarded-For: {kiosk}",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nX-Forwarded-For: {kiosk}",
            "Host: {kiosk}\r\nX-Forwarded-For: {kiosk}",
            "X-Long: " + "a".repeat(9000) + "\r\nX-Forwarded-For: {kiosk}");

    private Headers() {}

    /** The first attack has no header: a stranger who is let in then needs no trick. */
    static List<Attack> all() {
        return Stream.of(
                        Stream.of(""),
                        lines("X-Forwarded-For", FORWARDED_FOR),
                        lines("Forwarded", FORWARDED),
                        OTHER_NAMES.stream().map(name -> name + ": {kiosk}"),
                        GROUPS.stream())
                .flatMap(lines -> lines)
                .map(lines -> Attack.headers(Login.OLGAS_PIN, lines))
                .toList();
    }

    /** One of each kind, at both doors. */
    static List<Attack> few() {
        return Stream.of(
                        "",
                        "X-Forwarded-For: {kiosk}",
                        "X-Forwarded-For: {kiosk}, {proxy}",
                        "X-Forwarded-For: {kiosk}\r\nX-Forwarded-For:",
                        "Forwarded: for={kiosk}",
                        "Forwarded: for=\"[{mapped kiosk}]:80\"",
                        "X-Real-IP: {kiosk}",
                        "X-Forwarded-For: {kiosk}\r\nForwarded: for={kiosk}\r\nX-Real-IP: {kiosk}",
                        "X-Forwarded-For: {kiosk}\r\nX-Forwarded-Trusted-Proxy: true",
                        "Connection: X-Forwarded-For\r\nX-Forwarded-For: {kiosk}",
                        "X-Forwarded-Host: {kiosk}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Prefix: /realms/master")
                .flatMap(lines ->
                        Stream.of(Login.OLGAS_PIN, Login.OLGAS_BADGE).map(login -> Attack.headers(login, lines)))
                .toList();
    }

    static List<Attack> broken() {
        return BROKEN.stream()
                .map(lines -> Attack.broken(Login.OLGAS_PIN, lines))
                .toList();
    }

    private static Stream<String> lines(String name, List<String> values) {
        return values.stream().map(value -> name + ": " + value);
    }
}

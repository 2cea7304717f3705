package io.github.keycloakkiosk.it.door;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * What can be wrong with a request before its body. Each turns a good request into a malformed one, at which no parser may
 * fail.
 */
enum Malformed {
    COOKIE_VERSION(header("Cookie: $Version=x")),
    COOKIE_HUGE_VERSION(header("Cookie: $Version=99999999999")),
    COOKIE_EMPTY_VERSION(header("Cookie: $Version=")),
    COOKIE_VERSION_LAST(header("Cookie: KIOSK_SESSION=x; $Version=1.5")),
    COOKIE_WITHOUT_NAME(header("Cookie: =x; =; ;;")),
    COOKIE_WITHOUT_VALUE(header("Cookie: KEYCLOAK_IDENTITY; KIOSK_SESSION")),
    COOKIE_OPEN_QUOTE(header("Cookie: KIOSK_SESSION=\"x")),
    COOKIE_NO_TOKEN(header("Cookie: KEYCLOAK_IDENTITY=x.y.z; KIOSK_SESSION=e30.e30.e30; AUTH_SESSION_ID=%")),
    COOKIE_TOKEN_OF_NULL(header("Cookie: KEYCLOAK_IDENTITY=bnVsbA.bnVsbA.x; KIOSK_SESSION=bnVsbA.bnVsbA.x")),
    COOKIE_NOT_ASCII(header("Cookie: KIOSK_SESSION=\u00fc\u20ac")),
    COOKIES_TWICE(header("Cookie: $Version=x\r\nCookie: $Version=1; a=b")),
    NO_HOST(request -> request.replaceFirst("Host: [^\r]*\r\n", "")),
    NO_HOST_IN_HTTP_1_0(request -> request.replaceFirst("Host: [^\r]*\r\n", "").replaceFirst("HTTP/1.1", "HTTP/1.0")),
    EMPTY_HOST(host("")),
    BLANK_IN_HOST(host("a b")),
    HALF_AN_IPV6_HOST(host("[::1")),
    HOST_WITH_NO_PORT(host("localhost:")),
    HOST_WITH_WORDS_FOR_PORT(host("localhost:x")),
    HOST_WITH_HUGE_PORT(host("localhost:99999999999")),
    HOST_WITH_NEGATIVE_PORT(host("localhost:-1")),
    HOST_OF_PERCENT(host("%zz")),
    HOST_NOT_ASCII(host("k\u00fcche")),
    HOST_WITH_PATH(host("localhost/x?y#z")),
    HOST_WITH_USER(host("a@localhost")),
    HOST_IN_QUOTES(host("\"localhost\"")),
    HOST_OF_TEMPLATE(host("{x}")),
    HOST_WITH_UNDERSCORE(host("a_b")),
    TWO_HOSTS(header("Host: a b")),
    QUERY_PERCENT(query("%")),
    QUERY_BROKEN_ESCAPE(query("a=%zz&%g")),
    QUERY_NUL(query("a=%00&%00=b")),
    QUERY_NOT_UTF8(query("a=%ff%fe")),
    QUERY_SEPARATORS(query("&&==;?")),
    QUERY_BRACES(query("{a}={b}|^`\\")),
    QUERY_CLIENT_TWICE(query("client_id=a&client_id=%zz")),
    ACCEPT_NO_TYPE(header("Accept: foo")),
    ACCEPT_SEPARATOR(header("Accept: ;")),
    ACCEPT_QUALITY(header("Accept: */*;q=x")),
    ACCEPT_HTML_QUALITY(header("Accept: text/html;q=")),
    ACCEPT_LANGUAGE(header("Accept-Language: x;q=y")),
    ACCEPT_LANGUAGE_SIGNS(header("Accept-Language: -,*;;,_")),
    ACCEPT_ENCODING(header("Accept-Encoding: ;q=x")),
    ACCEPT_CHARSET(header("Accept-Charset: ;")),
    DATE(header("Date: x\r\nIf-Modified-Since: x\r\nIf-None-Match: \"")),
    RANGE(header("Range: bytes=x-y")),
    CONTENT_LANGUAGE(header("Content-Language: -")),
    CONTENT_ENCODING(header("Content-Encoding: x")),
    FORWARDED(header("Forwarded: for=;;=")),
    FORWARDED_HOST(header("X-Forwarded-Host: a b\r\nX-Forwarded-Proto: %\r\nX-Forwarded-Port: x")),
    FORWARDED_PREFIX(header("X-Forwarded-Prefix: %zz")),
    AUTHORIZATION(header("Authorization: Basic %%%")),
    AUTHORIZATION_OF_NO_CLIENT(header("Authorization: Basic AA==")),
    DPOP(header("DPoP: x")),
    ORIGIN(header("Origin: %")),
    REFERER(header("Referer: %")),
    EXPECT(header("Expect: x")),
    METHOD_OVERRIDE(header("X-HTTP-Method-Override: \u00fc")),
    TRACE(header("traceparent: x\r\nbaggage: =;%")),
    HEADER_NOT_ASCII(header("User-Agent: \u00fc\u20ac")),
    MATRIX(request -> request.replaceFirst(" HTTP/1", ";a=%zz;=;% HTTP/1")),
    ANOTHER_AUTHORITY(request -> request.replaceFirst(" /", " http://a b/"));

    private final UnaryOperator<String> change;

    Malformed(UnaryOperator<String> change) {
        this.change = change;
    }

    String of(String request) {
        return change.apply(request);
    }

    /** Whether the request is answered as if this part were not there. */
    boolean isIgnored() {
        return name().startsWith("COOKIE");
    }

    private static UnaryOperator<String> header(String lines) {
        return request -> request.replaceFirst("\r\n\r\n", "\r\n" + Matcher.quoteReplacement(lines) + "\r\n\r\n");
    }

    private static UnaryOperator<String> host(String host) {
        return request -> request.replaceFirst("Host: [^\r]*", Matcher.quoteReplacement("Host: " + host));
    }

    private static UnaryOperator<String> query(String query) {
        return request -> request.replaceFirst(" HTTP/1", Matcher.quoteReplacement("?" + query + " HTTP/1"));
    }
}

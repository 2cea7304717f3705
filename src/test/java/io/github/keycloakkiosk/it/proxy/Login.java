package io.github.keycloakkiosk.it.proxy;

/** A request with vera's or olga's PIN or badge, byte for byte, with the placeholders of {@link Claim}. */
enum Login {
    /** The request of the kiosk. */
    VERAS_PIN("/realms/{realm}/auth/login", "application/json", """
            {"method": "pin", "username": "vera", "pin": "5937"}"""),
    /** The request of the stranger: each session of olga's is the stranger's, whoever got the answer. */
    OLGAS_PIN("/realms/{realm}/auth/login", "application/json", """
            {"method": "pin", "username": "olga", "pin": "8264"}"""),
    OLGAS_BADGE(
            "/realms/{realm}/protocol/openid-connect/token",
            "application/x-www-form-urlencoded",
            "grant_type=password&client_id=kiosk-api&method=token&login_string=04DE51BEEF0001");

    private final String path;
    private final String type;
    private final String body;

    Login(String path, String type, String body) {
        this.path = path;
        this.type = type;
        this.body = body;
    }

    /** @param headers lines, each with its line break at the end */
    String with(String headers) {
        return at(path, "HTTP/1.1", headers + "Connection: close\r\n");
    }

    /** On a connection that stays open. */
    String keepAlive(String headers) {
        return at(path, "HTTP/1.1", headers);
    }

    /** To another target. */
    String to(String target) {
        return at(target, "HTTP/1.1", "Connection: close\r\n");
    }

    String at(String target, String version, String headers) {
        return head(target, version, headers) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Without a length, for attacks that frame the body in another way. */
    String head(String headers) {
        return head(path, "HTTP/1.1", headers);
    }

    private String head(String target, String version, String headers) {
        return "POST " + target + " " + version + "\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + headers;
    }

    String path() {
        return path;
    }

    String body() {
        return body;
    }
}

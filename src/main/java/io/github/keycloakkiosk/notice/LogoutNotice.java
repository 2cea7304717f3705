package io.github.keycloakkiosk.notice;

import org.apache.http.impl.client.CloseableHttpClient;

/**
 * One client's notice of a session's end: an OpenID Connect back-channel logout that can be sent without a Keycloak session.
 *
 * @param token the signed logout token
 * @param expires when the token expires, in seconds since the epoch
 * @param http Keycloak's own client, with its trust store and proxies; it belongs to the server and is not closed here
 */
public record LogoutNotice(String clientId, String url, String token, long expires, CloseableHttpClient http) {

    @Override
    public String toString() {
        return "LogoutNotice[" + clientId + "]";
    }
}

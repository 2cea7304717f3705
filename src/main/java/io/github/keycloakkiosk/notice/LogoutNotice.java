package io.github.keycloakkiosk.notice;

import org.apache.http.impl.client.CloseableHttpClient;

/**
 * One client to tell that a session has ended: the OpenID Connect back-channel logout, ready to be sent when there is no
 * Keycloak session any more.
 *
 * @param token the signed logout token
 * @param http Keycloak's own client, with its trust store and proxies; it belongs to the server and is not closed here
 */
public record LogoutNotice(String clientId, String url, String token, CloseableHttpClient http) {

    @Override
    public String toString() {
        return "LogoutNotice[" + clientId + "]";
    }
}

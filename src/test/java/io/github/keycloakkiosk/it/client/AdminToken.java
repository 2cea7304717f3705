package io.github.keycloakkiosk.it.client;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access token of an admin, kept for half of its minute. With a password hash for each request, the requests of a race
 * would not meet.
 */
final class AdminToken {

    private static final Map<KeycloakServer, AdminToken> OF_BOOTSTRAP_ADMIN = new ConcurrentHashMap<>();

    private final Caller caller;
    private final Map<String, String> login;
    private String token;
    private Instant isGoodUntil = Instant.MIN;

    AdminToken(Caller caller, Map<String, String> login) {
        this.caller = caller;
        this.login = login;
    }

    /** A token that somebody has got already. */
    static AdminToken of(String token) {
        AdminToken known = new AdminToken(null, Map.of());
        known.token = token;
        known.isGoodUntil = Instant.MAX;
        return known;
    }

    /** One token for all tests that use the server's first admin. */
    static AdminToken ofBootstrapAdmin(KeycloakServer server) {
        return OF_BOOTSTRAP_ADMIN.computeIfAbsent(
                server,
                any -> new AdminToken(
                        Caller.atKiosk(server, "master"), Map.of("username", "admin", "password", "admin")));
    }

    synchronized String get() {
        if (Instant.now().isAfter(isGoodUntil)) {
            token = caller.grant("admin-cli", login).json().get("access_token").asText();
            isGoodUntil = Instant.now().plusSeconds(30);
        }
        return token;
    }
}

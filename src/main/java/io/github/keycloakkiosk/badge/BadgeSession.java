package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.session.WholeSession;
import java.time.Instant;
import java.util.List;

/**
 * A session in which a badge was used.
 *
 * @param ipAddress the client address as Keycloak saw it when the session began
 * @param clients the client ids of the apps that the session is open in
 */
public record BadgeSession(String id, Instant started, Instant lastUsed, String ipAddress, List<String> clients) {

    static BadgeSession of(WholeSession whole) {
        return new BadgeSession(
                whole.id(),
                Instant.ofEpochSecond(whole.first().getStarted()),
                Instant.ofEpochSecond(whole.lastUse()),
                whole.first().getIpAddress(),
                whole.clientSessions().stream()
                        .map(client -> client.getClient().getClientId())
                        .sorted()
                        .toList());
    }
}

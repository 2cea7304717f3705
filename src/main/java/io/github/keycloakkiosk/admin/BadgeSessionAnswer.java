package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.BadgeSession;
import java.util.List;

/**
 * A session in which a badge was used.
 *
 * @param ipAddress of the client as Keycloak saw it when the session began
 * @param clients the client IDs of its apps
 */
record BadgeSessionAnswer(String id, String started, String lastUsed, String ipAddress, List<String> clients) {

    static BadgeSessionAnswer of(BadgeSession opened) {
        return new BadgeSessionAnswer(
                opened.id(),
                opened.started().toString(),
                opened.lastUsed().toString(),
                opened.ipAddress(),
                opened.clients());
    }
}

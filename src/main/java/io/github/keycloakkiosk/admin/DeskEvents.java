package io.github.keycloakkiosk.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The admin events of the badge desk. Their resource type is USER, since Keycloak cannot search for one of our own. */
record DeskEvents(AdminEventBuilder builder) {

    private static final String USERS = "users";
    private static final String OURS = "kiosk-login";

    /** @param details null values are left out */
    void badge(OperationType operation, UserModel user, BadgeAnswer badge, Map<String, String> details) {
        Map<String, String> said = new LinkedHashMap<>(details);
        said.put("badge", badge.id());
        said.put("label", badge.label());
        said.put("validUntil", badge.validUntil());
        send(operation, said, USERS, user.getId(), OURS, "badges", badge.id());
    }

    void pin(OperationType operation, UserModel user, Map<String, String> details) {
        send(operation, details, USERS, user.getId(), OURS, "pin");
    }

    /** Somebody asked whose badge it is. */
    void lookedUp(Optional<OwnedBadgeAnswer> found) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("found", String.valueOf(found.isPresent()));
        found.ifPresent(owned -> {
            said.put("user", owned.user().id());
            said.put("badge", owned.badge().id());
        });
        send(OperationType.ACTION, said, OURS, "badges", "owner");
    }

    private void send(OperationType operation, Map<String, String> details, String... path) {
        Map<String, String> said = new LinkedHashMap<>(details);
        said.values().removeIf(java.util.Objects::isNull);
        builder.operation(operation)
                .resource(ResourceType.USER)
                .resourcePath(path)
                .representation(said)
                .success();
    }
}

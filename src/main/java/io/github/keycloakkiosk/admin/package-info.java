/**
 * The admin REST API below {@code /admin/realms/{realm}/kiosk-login}. It asks Keycloak's own permissions, and for shift leads the room {@code desk}, calls other rooms, and
 * decides nothing itself.
 *
 * <p>The room has more than twenty files, since each resource has one, and each body that comes in or goes out.
 */
package io.github.keycloakkiosk.admin;

/**
 * The admin REST API below {@code /admin/realms/{realm}/kiosk-login}. It asks Keycloak's own permissions, and for shift leads the room {@code desk}, calls other rooms, and
 * decides nothing itself.
 */
package io.github.keycloakkiosk.admin;

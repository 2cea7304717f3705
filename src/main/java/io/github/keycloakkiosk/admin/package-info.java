/**
 * The admin REST API below {@code /admin/realms/{realm}/kiosk-login}. It asks Keycloak's own permissions, calls other rooms, and
 * decides nothing itself.
 */
package io.github.keycloakkiosk.admin;

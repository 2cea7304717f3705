/** Who may manage whose PINs and badges: admins by Keycloak's permissions, and shift leads by a rule of their own. */
package io.github.keycloakkiosk.desk;

/**
 * Makes what kiosk logins need in a realm that already lives, and takes away again what it made.
 *
 * <p>The rule of the room: nothing that exists is changed unless the admin named it, and everything that was made is written down in
 * the {@link io.github.keycloakkiosk.setup.Ledger}.
 *
 * <p>The room has more than twenty files, since each part that set-up makes has one.
 */
package io.github.keycloakkiosk.setup;

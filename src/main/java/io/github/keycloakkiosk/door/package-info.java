/**
 * Every door of Keycloak at which somebody who is signed in makes, changes or removes something.
 *
 * <p>The rule of the room: a session that is {@linkplain io.github.keycloakkiosk.proof.Confinement confined} is refused there before
 * any work is done ({@link DoorFilter}), since much of it cannot be undone; and what gets past that is undone when it is committed
 * ({@link ConfinementEventListener}). A resource of Keycloak that nobody has listed is refused. Resources of other extensions are
 * apps, but for those below {@code /admin}.
 */
package io.github.keycloakkiosk.door;

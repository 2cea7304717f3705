/**
 * Every door of Keycloak at which a signed-in user makes, changes or removes something.
 *
 * <p>The rule of the room: {@link DoorFilter} refuses a {@linkplain io.github.keycloakkiosk.proof.Confinement confined} session
 * before any work is done, since much of the work cannot be undone. {@link ConfinementEventListener} undoes the rest at commit.
 * A resource of Keycloak that is on no list is refused. Resources of other extensions count as apps, except those below
 * {@code /admin}.
 *
 * <p>The room has more than twenty files, since each door that needs a question of its own has one.
 */
package io.github.keycloakkiosk.door;

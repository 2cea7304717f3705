/**
 * Keeps each login name with its owner: the values of all {@code login-names} of all users of a realm are one space.
 *
 * <p>The rule of the room: a request that gives a user a new name takes the name's claim first, and then looks who has it.
 */
package io.github.keycloakkiosk.loginname;

/**
 * Finds out who is calling, and whether they may use a kiosk method.
 *
 * <p>The rule of the room: an address counts only if this server saw it or a trusted proxy of the realm named it. Any address
 * that is unreadable, unconfirmed or on no list is denied. Nothing is resolved by DNS, no address comes from Keycloak's
 * {@code getRemoteAddr()}, and a client's text is repeated only as {@link Printable}.
 *
 * <p>{@link CurrentConnection} alone knows the server (RESTEasy Reactive and Vert.x); everything else is plain Java, and
 * nothing here knows Keycloak, JAX-RS or Jackson. The way in is {@link AddressCheck}.
 *
 * <p>The room has more than twenty files, since each form of an address and each header has one. {@link WhitelistWarnings} is long, since it
 * is the one list of all warnings.
 */
package io.github.keycloakkiosk.network;

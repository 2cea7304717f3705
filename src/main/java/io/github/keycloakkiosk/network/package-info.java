/**
 * Who is calling, and may they use a kiosk method?
 *
 * <p>The rule of the room: an address counts only if this server saw it itself or a proxy that the realm trusts named it, and
 * whatever cannot be read, was vouched for by nobody, or is on no list denies. Nothing is ever resolved by DNS, no address is
 * taken from Keycloak's {@code getRemoteAddr()}, and no text that a client sent is repeated unless {@link Printable}.
 *
 * <p>{@link CurrentConnection} alone knows the server (RESTEasy Reactive and Vert.x); everything else is plain Java, and nothing
 * here knows Keycloak, JAX-RS or Jackson. The way in is {@link AddressCheck}.
 */
package io.github.keycloakkiosk.network;

package io.github.keycloakkiosk.api.contract;

/**
 * The schema {@code Account}: the user's data. Every key is always there; an unknown value is an empty text.
 *
 * @param uid Keycloak's id of the user
 * @param username the user name
 * @param email the e-mail address
 * @param phone the phone number, from the attribute {@code phoneNumber}
 * @param locale the user's language, else the realm's default, else {@code en}
 * @param role the role that gives the user their power
 * @param privilegeLevel the power level, 0 when no role gives any
 */
public record Account(
        String uid, String username, String email, String phone, String locale, String role, int privilegeLevel) {}

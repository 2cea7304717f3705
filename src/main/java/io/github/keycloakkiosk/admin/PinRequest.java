package io.github.keycloakkiosk.admin;

/**
 * The body in which a user gets a PIN, or has to choose one at the next login; one of the two.
 *
 * @param pin digits
 * @param required whether the user must choose a PIN; false takes that back
 */
record PinRequest(String pin, Boolean required) {

    @Override
    public String toString() {
        return "PinRequest[redacted]";
    }
}

package io.github.keycloakkiosk.it.admin;

import io.github.keycloakkiosk.it.client.Admin;
import java.util.function.Function;

/**
 * A mistake that an admin can make, and what the check says of it.
 *
 * @param code the finding's
 * @param severity the finding's
 * @param words a part of the finding's problem
 * @param make makes the mistake, and returns what mends it
 */
record Mistake(String code, String severity, String words, Function<Admin, Runnable> make) {

    @Override
    public String toString() {
        return code + ": " + words;
    }
}

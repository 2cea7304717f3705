package io.github.keycloakkiosk.api.contract;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Map;

/**
 * A request to log in: the method, and the fields of that method.
 *
 * @param method how the user logs in
 * @param fields the values of the method's fields by their names, each present and not empty; no others
 */
public record LoginRequest(LoginMethod method, Map<String, String> fields) {

    /** Leaves out the fields: they hold a secret. */
    @Override
    public String toString() {
        return "LoginRequest[" + method + "]";
    }
}

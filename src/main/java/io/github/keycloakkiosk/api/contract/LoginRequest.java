package io.github.keycloakkiosk.api.contract;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Map;

/**
 * A request to log in: the method, and the fields that this method takes.
 *
 * @param method how the user logs in
 * @param fields the values of the method's fields by their names, each present and not empty; no others
 */
public record LoginRequest(LoginMethod method, Map<String, String> fields) {

    /** Not the fields: they hold a secret. */
    @Override
    public String toString() {
        return "LoginRequest[" + method + "]";
    }
}

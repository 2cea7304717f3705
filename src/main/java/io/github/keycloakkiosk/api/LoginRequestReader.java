package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.LoginRequest;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what somebody sends to log in: the method must be known, and its fields must be there. */
final class LoginRequestReader {

    // contract/003, column "Required"
    private static final Map<LoginMethod, List<String>> REQUIRED = Map.of(
            LoginMethod.PASSWORD, List.of("username", "password"),
            LoginMethod.PIN, List.of("username", "pin"),
            LoginMethod.BADGE, List.of("login_string"));

    /** Beside a badge, for when the realm's flow asks for it. */
    private static final String PIN = "pin";

    private LoginRequestReader() {}

    /** In the words of {@code contract/003}. */
    static LoginRequest read(JsonBody body) {
        LoginMethod method =
                LoginMethod.of(body.required(LoginMethod.PARAMETER)).orElseThrow(ApiError::unknownMethod);
        Map<String, String> fields = new LinkedHashMap<>();
        REQUIRED.get(method).forEach(field -> fields.put(field, body.required(field)));
        if (method == LoginMethod.BADGE) {
            body.text(PIN).ifPresent(pin -> fields.put(PIN, pin));
        }
        return new LoginRequest(method, fields);
    }

    /** In the words of {@code contract/000}: the user is named by user name, e-mail or phone. */
    static LoginRequest readUserid(JsonBody body) {
        Map<String, String> fields = Map.of("username", body.required("userid"), "password", body.required("password"));
        return new LoginRequest(LoginMethod.PASSWORD, fields);
    }
}

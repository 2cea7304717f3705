package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.LoginRequest;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the body of a login: its method must be known, and all fields of the method must be there. */
final class LoginRequestReader {

    // The required keys of the schemas PasswordLogin, PinLogin and BadgeLogin.
    private static final Map<LoginMethod, List<String>> REQUIRED = Map.of(
            LoginMethod.PASSWORD, List.of("username", "password"),
            LoginMethod.PIN, List.of("username", "pin"),
            LoginMethod.BADGE, List.of("login_string"));

    /** The PIN may stand beside a badge, for realms whose flow asks for it. */
    private static final String PIN = "pin";

    private LoginRequestReader() {}

    /** Reads the schema {@code PasswordLogin}, {@code PinLogin} or {@code BadgeLogin}. */
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

    /** Reads the schema {@code UseridLogin}: the user is named by user name, e-mail or phone. */
    static LoginRequest readUserid(JsonBody body) {
        Map<String, String> fields = Map.of("username", body.required("userid"), "password", body.required("password"));
        return new LoginRequest(LoginMethod.PASSWORD, fields);
    }
}

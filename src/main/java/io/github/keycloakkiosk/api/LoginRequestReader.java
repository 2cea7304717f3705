package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.contract.LoginRequest;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the body of a login: its method must be known, and all fields of the method must be there. */
final class LoginRequestReader {

    private static final String USERID = "userid";

    private LoginRequestReader() {}

    /**
     * Whether the body is in the <em>userid</em> dialect.
     *
     * @throws ApiError 400 when it is in both dialects
     */
    static boolean isUserid(JsonBody body) {
        boolean userid = body.has(USERID);
        if (userid && body.has(LoginMethod.PARAMETER)) {
            throw ApiError.badRequest("ambiguous_body", "Send 'method' or 'userid', not both.");
        }
        return userid;
    }

    /** A login in the <em>method</em> dialect. */
    static LoginRequest read(JsonBody body) {
        LoginMethod method =
                LoginMethod.of(body.required(LoginMethod.PARAMETER)).orElseThrow(ApiError::unknownMethod);
        Map<String, String> fields = new LinkedHashMap<>();
        method.requiredParameters().forEach(field -> fields.put(field, required(body, method, field)));
        if (method.findsUser()) { // the realm's flow may ask for the PIN besides
            String pin = LoginMethod.PIN.secretParameter();
            body.typed(pin).ifPresent(typed -> fields.put(pin, typed));
        }
        return new LoginRequest(method, fields);
    }

    /** A password counts as it was sent. */
    private static String required(JsonBody body, LoginMethod method, String field) {
        boolean password = method == LoginMethod.PASSWORD && field.equals(method.secretParameter());
        return password ? body.required(field) : body.requiredTyped(field);
    }

    /** A login in the <em>userid</em> dialect: the user is named by user name, e-mail or phone. */
    static LoginRequest readUserid(JsonBody body) {
        Map<String, String> fields =
                Map.of("username", body.requiredTyped(USERID), "password", body.required("password"));
        return new LoginRequest(LoginMethod.PASSWORD, fields);
    }
}

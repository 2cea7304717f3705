package io.github.keycloakkiosk.api.registration;

import io.github.keycloakkiosk.api.JsonBody;
import io.github.keycloakkiosk.api.contract.RegisterRequest;
import io.github.keycloakkiosk.login.TypedText;
import java.util.Optional;

/** Reads the request of the operation {@code register}. */
public final class RegisterRequestReader {

    private RegisterRequestReader() {}

    public static RegisterRequest read(JsonBody body) {
        return new RegisterRequest(
                TypedText.bare(body.requiredTyped("username")),
                body.required("password"),
                bare(body, "email"),
                bare(body, "phone"));
    }

    /** As a login reads the name: with a blank at its end, nobody could log in by it. */
    private static Optional<String> bare(JsonBody body, String field) {
        return body.typed(field).map(TypedText::bare).filter(text -> !text.isEmpty());
    }
}

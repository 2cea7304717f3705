package io.github.keycloakkiosk.api.registration;

import io.github.keycloakkiosk.api.JsonBody;
import io.github.keycloakkiosk.api.contract.RegisterRequest;

/** Reads the schema {@code Registration}. */
public final class RegisterRequestReader {

    private RegisterRequestReader() {}

    public static RegisterRequest read(JsonBody body) {
        return new RegisterRequest(
                body.required("username"), body.required("password"), body.text("email"), body.text("phone"));
    }
}

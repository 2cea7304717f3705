package io.github.keycloakkiosk.api.registration;

import io.github.keycloakkiosk.api.JsonBody;
import io.github.keycloakkiosk.api.contract.RegisterRequest;

/** Reads the request of the operation {@code register}. */
public final class RegisterRequestReader {

    private RegisterRequestReader() {}

    /** Names are read as a login reads them: with a blank at its end, nobody could log in by one. */
    public static RegisterRequest read(JsonBody body) {
        return new RegisterRequest(
                body.requiredTyped("username"), body.required("password"), body.typed("email"), body.typed("phone"));
    }
}

package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.contract.RegisterRequest;

/** Reads what somebody sends to register, in the words of {@code contract/000}. */
final class RegisterRequestReader {

    private RegisterRequestReader() {}

    static RegisterRequest read(JsonBody body) {
        return new RegisterRequest(
                body.required("username"), body.required("password"), body.text("email"), body.text("phone"));
    }
}

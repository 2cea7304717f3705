package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.api.contract.ErrorAnswer;
import io.github.keycloakkiosk.api.contract.LoginByUseridError;
import io.github.keycloakkiosk.api.contract.StatusError;
import java.util.function.Function;

/** In which words of {@code contract/} an error is answered. */
public enum Dialect {

    /** {@code contract/003} and {@code GET /auth/session}. */
    SUCCESS(error -> new ErrorAnswer(error.code(), error.getMessage())),

    /** The login of {@code contract/000}. */
    USERID(error -> new LoginByUseridError(error.getMessage())),

    /** All else of {@code contract/000}. */
    STATUS(error -> new StatusError(error.status(), error.getMessage()));

    private final Function<ApiError, Object> words;

    Dialect(Function<ApiError, Object> words) {
        this.words = words;
    }

    Object of(ApiError error) {
        return words.apply(error);
    }
}

package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.api.contract.ErrorAnswer;
import io.github.keycloakkiosk.api.contract.LoginByUseridError;
import io.github.keycloakkiosk.api.contract.StatusError;
import java.util.function.Function;

/** The shape of an error. docs/openapi.yaml has its schema. */
public enum Dialect {

    /** {@code ErrorAnswer}: the <em>method</em> dialect of {@code POST /auth/login}, and {@code GET /auth/session}. */
    METHOD(error -> new ErrorAnswer(error.code(), error.getMessage())),

    /** {@code LoginByUseridError}: the <em>userid</em> dialect of {@code POST /auth/login}. */
    USERID_LOGIN(error -> new LoginByUseridError(error.getMessage())),

    /** {@code StatusError}: the other routes of the <em>userid</em> dialect. */
    USERID(error -> new StatusError(error.status(), error.getMessage()));

    private final Function<ApiError, Object> words;

    Dialect(Function<ApiError, Object> words) {
        this.words = words;
    }

    Object of(ApiError error) {
        return words.apply(error);
    }
}

package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.api.contract.ErrorAnswer;
import io.github.keycloakkiosk.api.contract.LoginByUseridError;
import io.github.keycloakkiosk.api.contract.StatusError;
import java.util.function.Function;

/** The shape of an error in each dialect of the login API. */
public enum Dialect {

    /** The method dialect: the schema {@code ErrorAnswer}. The operation {@code session} uses it too. */
    METHOD(error -> new ErrorAnswer(error.code(), error.getMessage())),

    /** The userid dialect in the operation {@code login}: the schema {@code LoginByUseridError}. */
    USERID_LOGIN(error -> new LoginByUseridError(error.getMessage())),

    /** The userid dialect in all other operations: the schema {@code StatusError}. */
    USERID_STATUS(error -> new StatusError(error.status(), error.getMessage()));

    private final Function<ApiError, Object> words;

    Dialect(Function<ApiError, Object> words) {
        this.words = words;
    }

    Object of(ApiError error) {
        return words.apply(error);
    }
}

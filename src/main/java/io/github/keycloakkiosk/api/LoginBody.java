package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.answer.Dialect;
import java.util.function.Supplier;

/** The body of a login, which chooses the dialect of all answers, also of those that are given before it is needed. */
final class LoginBody {

    private final Supplier<JsonBody> source;
    private JsonBody body;
    private RuntimeException unreadable;

    /** @param source reads the body; it is called once at most */
    LoginBody(Supplier<JsonBody> source) {
        this.source = source;
    }

    /** @throws ApiError when the body cannot be read, the same each time */
    JsonBody read() {
        if (body == null && unreadable == null) {
            try {
                body = source.get();
            } catch (RuntimeException failed) { // ApiError, or the server's own limits
                unreadable = failed;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return body;
    }

    /** The <em>method</em> dialect too when nobody can tell: the body is unreadable or in both dialects. */
    Dialect dialect() {
        try {
            return LoginRequestReader.isUserid(read()) ? Dialect.USERID_LOGIN : Dialect.METHOD;
        } catch (RuntimeException unknown) {
            return Dialect.METHOD;
        }
    }
}

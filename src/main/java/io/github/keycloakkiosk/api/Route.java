package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.Dialect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The routes below {@code /auth}, with the HTTP method and the dialect of each. */
public enum Route {
    LOGIN("POST", Dialect.METHOD),
    LOGOUT("POST", Dialect.USERID_STATUS),
    REGISTER("POST", Dialect.USERID_STATUS),
    TOKEN("POST", Dialect.USERID_STATUS),
    SESSION("GET", Dialect.METHOD);

    private final String method;
    private final Dialect dialect;

    Route(String method, Dialect dialect) {
        this.method = method;
        this.dialect = dialect;
    }

    static Optional<Route> of(String path) {
        return Arrays.stream(values())
                .filter(route -> route.name().toLowerCase(Locale.ROOT).equals(path))
                .findFirst();
    }

    String method() {
        return method;
    }

    Dialect dialect() {
        return dialect;
    }
}

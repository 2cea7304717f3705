package io.github.keycloakkiosk.api.answer;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;

/** The answer when the server fails: whether the database failed, and no more. */
final class ServerFault {

    private static final int DEEPEST_CAUSE = 20;

    private ServerFault() {}

    static ApiError of(Throwable failure) {
        boolean database = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(ServerFault::isOfDatabase);
        return database
                ? new ApiError(500, "database_error", "The database did not answer; try again later.")
                : new ApiError(500, "internal_error", "The server failed; its log says why.");
    }

    private static boolean isOfDatabase(Throwable cause) {
        return cause instanceof SQLException
                || cause instanceof PersistenceException
                || cause instanceof ModelException;
    }
}

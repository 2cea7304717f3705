package io.github.keycloakkiosk.bulk;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What went wrong, for the log: without messages, since those of a database quote values. */
record Failure(Throwable cause) {

    private static final int MOST_CAUSES = 8;

    @Override
    public String toString() {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(Failure::kindAndPlace)
                .collect(Collectors.joining(", caused by "));
    }

    private static String kindAndPlace(Throwable thrown) {
        return thrown.getClass().getName()
                + Stream.of(thrown.getStackTrace())
                        .limit(3)
                        .map(frame -> " at " + frame)
                        .collect(Collectors.joining());
    }
}

package io.github.keycloakkiosk.api.contract;

/**
 * The schema {@code ErrorAnswer}: the refusal in the method dialect.
 *
 * @param success always {@code false}
 * @param error what went wrong, in snake_case, for programs
 * @param message the same in one sentence, for people
 */
public record ErrorAnswer(boolean success, String error, String message) {

    public ErrorAnswer(String error, String message) {
        this(false, error, message);
    }
}

package io.github.keycloakkiosk.api.contract;

/**
 * The schema {@code LogoutAnswer}: the answer to a logout.
 *
 * @param status always {@code success}
 * @param message for people
 */
public record LogoutAnswer(String status, String message) {

    public LogoutAnswer() {
        this("success", "logout successfully");
    }
}

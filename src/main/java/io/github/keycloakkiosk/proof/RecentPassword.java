package io.github.keycloakkiosk.proof;

import io.github.keycloakkiosk.Rule;
import java.util.Map;
import java.util.function.Predicate;

/** Decides whether a logged-in user gave their password a moment ago. */
@Rule
final class RecentPassword {

    /** Five minutes: Keycloak's own limit for changes of a user's credentials. */
    static final int SECONDS = 300;

    private RecentPassword() {}

    /**
     * @param completed the executions of the user's login, and the time at which each was completed, in seconds since the epoch
     * @param isPassword whether an execution asks for the password
     * @param now seconds since the epoch
     */
    static boolean isAmong(Map<String, Integer> completed, Predicate<String> isPassword, long now) {
        return completed.entrySet().stream()
                .anyMatch(execution -> now - execution.getValue() <= SECONDS && isPassword.test(execution.getKey()));
    }
}

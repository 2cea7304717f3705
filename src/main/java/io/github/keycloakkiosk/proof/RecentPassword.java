package io.github.keycloakkiosk.proof;

import java.util.Map;
import java.util.function.Predicate;

/** Whether somebody who is logged in has given their password a moment ago. */
final class RecentPassword {

    /** Five minutes: Keycloak's own limit for what a user changes about their credentials. */
    static final int SECONDS = 300;

    private RecentPassword() {}

    /**
     * @param completed the executions that logged the user in, and when each was completed, in seconds since the epoch
     * @param isPassword whether an execution asks for the password
     * @param now seconds since the epoch
     */
    static boolean isAmong(Map<String, Integer> completed, Predicate<String> isPassword, long now) {
        return completed.entrySet().stream()
                .anyMatch(execution -> now - execution.getValue() <= SECONDS && isPassword.test(execution.getKey()));
    }
}

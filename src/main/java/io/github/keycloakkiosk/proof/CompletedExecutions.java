package io.github.keycloakkiosk.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.keycloak.util.JsonSerialization;

/**
 * What a login says was proven before it: Keycloak's Cookie step writes down all that the cookie's session has, and leaves it
 * there when somebody else goes on with the login. What one person has proven, a password above all, is not proven of another.
 */
public final class CompletedExecutions {

    /** Stands before a kiosk method in Keycloak's list of completed executions; no execution has such an id. */
    private static final String MARK = "kiosk:";

    private CompletedExecutions() {}

    /**
     * Notes kiosk methods where single sign-on finds them: of all that we note of a session, it copies this list alone into a
     * login that may open another. A password that begins the session anew leaves only itself in it.
     */
    static void addMarks(UserSessionModel session, List<String> methods) {
        Map<String, Integer> completed = new HashMap<>(parse(session.getNote(Constants.AUTHENTICATORS_COMPLETED)));
        List<String> missing = methods.stream()
                .map(MARK::concat)
                .filter(mark -> !completed.containsKey(mark))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(mark -> completed.put(mark, (int) (Time.currentTimeMillis() / 1000)));
            session.setNote(Constants.AUTHENTICATORS_COMPLETED, json(completed));
        }
    }

    /** The kiosk method that an entry of that list stands for; empty for an execution. */
    static Optional<String> mark(String entry) {
        return Optional.of(entry).filter(text -> text.startsWith(MARK)).map(text -> text.substring(MARK.length()));
    }

    /**
     * Leaves of it what this login itself has proven.
     *
     * @param own the session whose proofs are this user's as well; empty when there is none, or when they begin anew
     */
    public static void keepOwn(AuthenticationSessionModel authSession, Optional<UserSessionModel> own) {
        Map<String, Integer> completed =
                new HashMap<>(parse(authSession.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED)));
        Set<String> owns = own.map(session -> parse(session.getNote(Constants.AUTHENTICATORS_COMPLETED)))
                .orElse(Map.of())
                .keySet();
        Map<String, ExecutionStatus> ofThisLogin = authSession.getExecutionStatus();
        completed
                .keySet()
                .removeIf(execution ->
                        ofThisLogin.get(execution) != ExecutionStatus.SUCCESS && !owns.contains(execution));
        authSession.setUserSessionNote(
                Constants.AUTHENTICATORS_COMPLETED, completed.isEmpty() ? null : json(completed));
    }

    private static Map<String, Integer> parse(String note) {
        return AuthenticatorUtils.parseCompletedExecutions(note);
    }

    private static String json(Map<String, Integer> completed) {
        try {
            return JsonSerialization.writeValueAsString(completed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

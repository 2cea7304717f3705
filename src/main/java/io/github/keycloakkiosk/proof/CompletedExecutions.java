package io.github.keycloakkiosk.proof;

import io.github.keycloakkiosk.method.LoginMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.keycloak.util.JsonSerialization;

/**
 * Keycloak's list of the executions that a login has completed. The Cookie step copies the whole list of the cookie's session
 * into a login, and leaves it there when somebody else goes on with that login. But a password that one person has typed proves
 * nothing of the next person.
 */
public final class CompletedExecutions {

    /** The prefix of a kiosk method in that list; no execution has such an id. */
    private static final String MARK = "kiosk:";

    /** The prefix of a badge's credential id in that list. */
    private static final String BADGE = MARK + LoginMethod.BADGE.credentialType() + ":";

    private CompletedExecutions() {}

    /**
     * Adds kiosk methods to the list, where single sign-on finds them. Single sign-on copies this list, and no other note of
     * ours, into a login that may open another session. A password that starts the session anew leaves only itself in the list.
     *
     * @param badges the credential ids of the badges among them
     */
    static void addMarks(UserSessionModel session, List<String> methods, Collection<String> badges) {
        Map<String, Integer> completed = new HashMap<>(parse(session.getNote(Constants.AUTHENTICATORS_COMPLETED)));
        List<String> missing = Stream.concat(
                        methods.stream().map(MARK::concat), badges.stream().map(BADGE::concat))
                .filter(mark -> !completed.containsKey(mark))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(mark -> completed.put(mark, (int) (Time.currentTimeMillis() / 1000)));
            session.setNote(Constants.AUTHENTICATORS_COMPLETED, json(completed));
        }
    }

    /**
     * Forgets what a session's user has completed, since the user begins anew. The marks stay: this login may never end, and single
     * sign-on must find them meanwhile.
     */
    public static void keepMarksAlone(KeycloakSession session, UserSessionModel userSession) {
        List<String> marks = KioskMarks.marks(session, userSession.getRealm(), userSession);
        Set<String> badges = BadgeMarks.of(userSession);
        userSession.removeNote(Constants.AUTHENTICATORS_COMPLETED);
        addMarks(userSession, marks, badges);
    }

    /** The kiosk method of a list entry; empty for an execution. */
    static Optional<String> mark(String entry) {
        return entry.startsWith(BADGE)
                ? Optional.of(LoginMethod.BADGE.credentialType())
                : Optional.of(entry).filter(text -> text.startsWith(MARK)).map(text -> text.substring(MARK.length()));
    }

    /** The badges in a list, by credential id. */
    static List<String> badges(String list) {
        return parse(list).keySet().stream()
                .filter(entry -> entry.startsWith(BADGE))
                .map(entry -> entry.substring(BADGE.length()))
                .toList();
    }

    /**
     * Keeps only the executions that this login itself has completed.
     *
     * @param own the session whose proofs also belong to this user; empty without one, or when the user starts anew
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

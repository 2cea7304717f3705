package io.github.keycloakkiosk.method;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The methods by which a session was opened, in a note of the session. */
public final class SessionMethods {

    public static final String NOTE = "kiosk.methods";
    private static final String SEPARATOR = " ";

    /** Stands for a method that this version does not know. */
    private static final String UNKNOWN = "unknown";

    private SessionMethods() {}

    /** The methods by their names in events, in the order of their use. */
    public static List<String> of(UserSessionModel session) {
        return parse(session.getNote(NOTE));
    }

    /** Starts the login with the methods of a session that goes on. */
    public static void carryOn(UserSessionModel session, AuthenticationSessionModel authSession) {
        String methods = session.getNote(NOTE);
        if (methods != null && !authSession.getUserSessionNotes().containsKey(NOTE)) {
            authSession.setUserSessionNote(NOTE, methods);
        }
    }

    /** Begins with the kiosk methods of the session that this login takes over: no later proof removes them. */
    public static void carryMarksOn(UserSessionModel session, AuthenticationSessionModel authSession) {
        List<String> marks = kioskMarks(session.getNote(NOTE));
        if (!marks.isEmpty() && !authSession.getUserSessionNotes().containsKey(NOTE)) {
            authSession.setUserSessionNote(NOTE, String.join(SEPARATOR, marks));
        }
    }

    /** Adds methods to an open session; writes nothing when the session has them. */
    public static void add(UserSessionModel session, List<String> methods) {
        List<String> before = of(session);
        if (!before.containsAll(methods)) {
            session.setNote(
                    NOTE,
                    Stream.concat(before.stream(), methods.stream()).distinct().collect(Collectors.joining(SEPARATOR)));
        }
    }

    /**
     * The kiosk methods in a note.
     *
     * @param note null without a note
     * @return none for an ordinary session; an unreadable note counts as a kiosk's
     */
    public static List<String> kioskMarks(String note) {
        return parse(note).stream()
                .filter(Predicate.not(SessionMethods::isForEverywhere))
                .map(method -> isKnown(method) ? method : UNKNOWN)
                .distinct()
                .toList();
    }

    /** Whether the session of this note was opened by PIN or badge alone, and no other method was used in it. */
    public static boolean areKioskAlone(String note) {
        return note != null && parse(note).stream().noneMatch(SessionMethods::isForEverywhere);
    }

    private static boolean isForEverywhere(String credentialType) {
        return Arrays.stream(LoginMethod.values())
                .anyMatch(method ->
                        !method.isKioskOnly() && method.credentialType().equals(credentialType));
    }

    private static boolean isKnown(String credentialType) {
        return Arrays.stream(LoginMethod.values())
                .anyMatch(method -> method.credentialType().equals(credentialType));
    }

    /** Starts the login without methods. */
    public static void forget(AuthenticationSessionModel authSession) {
        authSession.setUserSessionNote(NOTE, null);
    }

    /** Notes for the session to come, and for the event, that a step has proven the user by this method. */
    public static void prove(AuthenticationFlowContext context, LoginMethod method) {
        AuthenticationSessionModel session = context.getAuthenticationSession();
        add(session, method);
        context.getEvent()
                .detail(Details.AUTH_METHOD, session.getUserSessionNotes().get(NOTE));
        ProvenBadges.describe(session, context.getEvent());
    }

    private static void add(AuthenticationSessionModel session, LoginMethod method) {
        String before = session.getUserSessionNotes().get(NOTE);
        if (!parse(before).contains(method.credentialType())) {
            session.setUserSessionNote(
                    NOTE, before == null ? method.credentialType() : before + SEPARATOR + method.credentialType());
        }
    }

    private static List<String> parse(String note) {
        return note == null ? List.of() : Arrays.asList(note.split(SEPARATOR, -1));
    }
}

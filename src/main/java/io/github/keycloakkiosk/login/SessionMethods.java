package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** By which methods a session was opened: kept in a note of the session. */
public final class SessionMethods {

    private static final String NOTE = "kiosk.methods";
    private static final String SEPARATOR = " ";

    private SessionMethods() {}

    /** The names that events have for them, in the order in which they were used. */
    public static List<String> of(UserSessionModel session) {
        return parse(session.getNote(NOTE));
    }

    /** Begins with the methods of a session that goes on. */
    static void carryOn(UserSessionModel session, AuthenticationSessionModel authSession) {
        String methods = session.getNote(NOTE);
        if (methods != null && !authSession.getUserSessionNotes().containsKey(NOTE)) {
            authSession.setUserSessionNote(NOTE, methods);
        }
    }

    /** Begins with none. */
    static void forget(AuthenticationSessionModel authSession) {
        authSession.setUserSessionNote(NOTE, null);
    }

    /** A step has proven the user by this method: for the session, if there will be one, and for the event. */
    static void prove(AuthenticationFlowContext context, LoginMethod method) {
        AuthenticationSessionModel session = context.getAuthenticationSession();
        add(session, method);
        context.getEvent()
                .detail(Details.AUTH_METHOD, session.getUserSessionNotes().get(NOTE));
    }

    private static void add(AuthenticationSessionModel session, LoginMethod method) {
        String before = session.getUserSessionNotes().get(NOTE);
        if (!parse(before).contains(method.authMethod())) {
            session.setUserSessionNote(
                    NOTE, before == null ? method.authMethod() : before + SEPARATOR + method.authMethod());
        }
    }

    private static List<String> parse(String note) {
        return note == null ? List.of() : Arrays.asList(note.split(SEPARATOR));
    }
}

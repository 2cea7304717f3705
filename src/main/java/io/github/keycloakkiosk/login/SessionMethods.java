package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.List;
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

    static void add(AuthenticationSessionModel session, LoginMethod method) {
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

package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
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

    /**
     * As {@link #prove}, in a browser: who steps up goes on with their session, and so with its methods. Who was asked to log in
     * again begins anew.
     */
    static void proveInBrowser(AuthenticationFlowContext context, LoginMethod method) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (!AuthenticatorUtil.isForcedReauthentication(authSession)
                && !authSession.getUserSessionNotes().containsKey(NOTE)) {
            Optional.ofNullable(context.getSession()
                            .sessions()
                            .getUserSession(
                                    context.getRealm(),
                                    authSession.getParentSession().getId()))
                    .filter(session -> context.getUser().equals(session.getUser()))
                    .map(session -> session.getNote(NOTE))
                    .ifPresent(methods -> authSession.setUserSessionNote(NOTE, methods));
        }
        prove(context, method);
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

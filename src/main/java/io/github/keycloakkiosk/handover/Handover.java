package io.github.keycloakkiosk.handover;

import io.github.keycloakkiosk.ending.ReplacedSession;
import io.github.keycloakkiosk.method.SessionMethods;
import io.github.keycloakkiosk.proof.CompletedExecutions;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.events.Details;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.keycloak.util.TokenUtil;

/** One person signs in at a screen whose browser still holds another person's session. */
public final class Handover {

    /** Keycloak's note for "Please re-authenticate", which is meant for the forgotten user. */
    private static final String FORWARDED_INFO = "fwMessageInfo";

    /**
     * Keycloak's notes on the request that began the login. Without them the realm's flow would replace a client policy's flow,
     * a pushed request could be sent twice, and a SAML service provider that insists on a new login would get the signed-in
     * user.
     */
    private static final List<String> REQUEST_NOTES = List.of(
            Constants.REQUESTED_AUTHENTICATION_FLOW,
            Constants.AUTHENTICATION_FLOW_LEVEL_OF_AUTHENTICATION,
            Constants.CLIENT_POLICY_REQUESTED_ACR,
            Constants.AUTHORIZATION_REQUEST_URI,
            SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN,
            Details.AUTH_TYPE,
            LocaleSelectorProvider.USER_REQUEST_LOCALE);

    private Handover() {}

    /**
     * Called before a page is shown. If anybody may log in now, this forgets the user of the cookie, and the login goes on
     * under another id. Else Keycloak would open the new session under the old id, and messages about one session (a logout
     * notice, an old token) would hit the other.
     *
     * @return a redirect to the new login; empty when the page can be shown here
     */
    public static Optional<Response> begin(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (isPassive(context) || !isOpenToAnybody(context)) {
            return Optional.empty();
        }
        context.clearUser();
        // CookieAuthenticator also copied these from the forgotten user's session.
        authSession.removeAuthNote(Constants.LOA_MAP);
        authSession.removeAuthNote(FORWARDED_INFO);
        return session(context, authSession.getParentSession().getId()).isPresent() || isAnyoneBesides(authSession)
                ? Optional.of(elsewhere(context))
                : Optional.empty();
    }

    /**
     * Whether another login in this browser already knows its user and waits at an abandoned page (for a new PIN, say). The
     * next person could reach it by the back button. Under another id that login is out of reach.
     */
    private static boolean isAnyoneBesides(AuthenticationSessionModel authSession) {
        return authSession.getParentSession().getAuthenticationSessions().values().stream()
                .filter(other -> !other.getTabId().equals(authSession.getTabId()))
                .anyMatch(other -> other.getAuthenticatedUser() != null);
    }

    /** Whether the app wants an answer without a page ({@code prompt=none}). */
    public static boolean isPassive(AuthenticationFlowContext context) {
        return TokenUtil.hasPrompt(
                context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.PROMPT_PARAM),
                OIDCLoginProtocol.PROMPT_VALUE_NONE);
    }

    /**
     * Whether another user may log in here. False once a step has proven somebody, and for a user who adds a credential
     * ({@code kc_action}) or steps up: then the user stays, and another person's secret counts as wrong.
     */
    private static boolean isOpenToAnybody(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (!LoginActionsService.AUTHENTICATE_PATH.equals(context.getFlowPath())
                || authSession.getExecutionStatus().containsValue(ExecutionStatus.SUCCESS)) {
            return false;
        }
        return context.getUser() == null
                || AuthenticatorUtil.isForcedReauthentication(authSession)
                        && authSession.getClientNote(Constants.KC_ACTION) == null;
    }

    /** Like {@code AuthenticationProcessor.recreate}, but keeps the old session, since the flow still writes to it. */
    private static Response elsewhere(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel here = context.getAuthenticationSession();
        AuthenticationSessionModel there = new AuthenticationSessionManager(session)
                .createAuthenticationSession(context.getRealm(), true)
                .createAuthenticationSession(here.getClient());
        there.setRedirectUri(here.getRedirectUri());
        there.setProtocol(here.getProtocol());
        here.getClientNotes().forEach(there::setClientNote);
        AuthenticationProcessor.resetFlow(there, context.getFlowPath());
        REQUEST_NOTES.forEach(
                note -> Optional.ofNullable(here.getAuthNote(note)).ifPresent(value -> there.setAuthNote(note, value)));
        return Response.status(Response.Status.FOUND)
                .location(new AuthenticationFlowURLHelper(session, context.getRealm(), context.getUriInfo())
                        .getLastExecutionUrl(there))
                .build();
    }

    /**
     * Called when this user has been proven. The sessions of others in this browser end, before this request's transaction
     * reads them. The user's own session goes on, and a step-up adds its proof to that session. A user who was not known
     * before, or had to log in again, starts with no earlier proof.
     *
     * @param known whether the user was known before the page was sent
     * @return a redirect to a new login; empty when this login can go on. It cannot when another person has signed in in
     *     another tab meanwhile: the new session would get the id of that person's session, and the old tokens would be good
     *     for it
     */
    public static Optional<Response> complete(AuthenticationFlowContext context, UserModel user, boolean known) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        String newId = authSession.getParentSession().getId();
        BrowserSessions before = BrowserSessions.of(context, user);
        before.ofOthers().forEach(sessionId -> ReplacedSession.end(context.getSession(), sessionId, null));
        if (before.ofOthers().contains(newId)) {
            return Optional.of(elsewhere(context));
        }
        boolean stepsUp = known && !AuthenticatorUtil.isForcedReauthentication(authSession);
        Optional<UserSessionModel> own = before.own().flatMap(sessionId -> session(context, sessionId));
        if (!known) {
            SessionMethods.forget(authSession);
        }
        CompletedExecutions.keepOwn(authSession, own.filter(session -> stepsUp));
        own.ifPresent(session -> {
            if (stepsUp) {
                SessionMethods.carryOn(session, authSession);
            } else {
                SessionMethods.carryMarksOn(session, authSession);
                session.removeNote(Constants.AUTHENTICATORS_COMPLETED);
            }
            if (!session.getId().equals(newId)) {
                context.attachUserSession(session);
            }
        });
        return Optional.empty();
    }

    private static Optional<UserSessionModel> session(AuthenticationFlowContext context, String sessionId) {
        return Optional.ofNullable(context.getSession().sessions().getUserSession(context.getRealm(), sessionId));
    }
}

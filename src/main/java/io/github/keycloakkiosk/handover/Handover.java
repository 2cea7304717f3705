package io.github.keycloakkiosk.handover;

import io.github.keycloakkiosk.ending.ReplacedSession;
import io.github.keycloakkiosk.method.ProvenBadges;
import io.github.keycloakkiosk.method.SessionMethods;
import io.github.keycloakkiosk.proof.CompletedExecutions;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;
import org.keycloak.util.TokenUtil;

/** One person signs in at a screen whose browser still holds another person's session. */
public final class Handover {

    /** Keycloak's note for "Please re-authenticate", which is meant for the forgotten user. */
    private static final String FORWARDED_INFO = "fwMessageInfo";

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
                ? Optional.of(LoginUnderAnotherId.begin(context))
                : Optional.empty();
    }

    /**
     * Whether another login of this browser has found its user already and waits at a page that the user has left (a new PIN to
     * choose, say). The next person could reach that page by the browser's back button. A login under another id cannot.
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
     * False once a step has proven somebody, and for a user who adds a credential ({@code kc_action}) or steps up. Then the user
     * stays the same, and another person's secret is a wrong one.
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

    /**
     * When this user has proven who they are: the sessions of others in this browser end, before this request's transaction
     * knows of them; their own goes on. A user who steps up adds to the proofs in their session. A user who was not known before,
     * or was asked to log in again, begins anew.
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
            return Optional.of(LoginUnderAnotherId.begin(context));
        }
        boolean stepsUp = known && !AuthenticatorUtil.isForcedReauthentication(authSession);
        Optional<UserSessionModel> own = before.own().flatMap(sessionId -> session(context, sessionId));
        if (!known) {
            SessionMethods.forget(authSession);
            ProvenBadges.forget(authSession);
        }
        CompletedExecutions.keepOwn(authSession, own.filter(session -> stepsUp));
        own.ifPresent(session -> {
            ProvenBadges.carryOn(session, authSession);
            if (stepsUp) {
                SessionMethods.carryOn(session, authSession);
            } else {
                SessionMethods.carryMarksOn(session, authSession);
                CompletedExecutions.keepMarksAlone(context.getSession(), session);
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

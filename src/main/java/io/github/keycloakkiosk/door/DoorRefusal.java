package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.KioskPage;
import io.github.keycloakkiosk.login.LoginErrors;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.MediaTypeMatcher;

/** Refuses a confined session or login: with an answer that gives the reason and the way on, an event, and a log line. */
final class DoorRefusal {

    static final String REASON =
            "the session was opened by a PIN or a badge, and no password was given in the last five minutes";

    private static final Logger LOG = Logger.getLogger(DoorRefusal.class);
    private static final String DESCRIPTION =
            "This session was opened by a PIN or a badge. Sign in with the password, and try again within five minutes.";
    private static final String TEMPLATE = "kiosk-confined.ftl";

    private final KeycloakSession session;
    private final String resource;

    DoorRefusal(KeycloakSession session, String resource) {
        this.session = session;
        this.resource = resource;
    }

    /** The answer for programs. */
    Response json(UserSessionModel userSession) {
        tell(
                userSession.getRealm(),
                userSession.getUser(),
                EventType.UPDATE_PROFILE,
                event -> event.session(userSession));
        return forbidden();
    }

    static Response forbidden() {
        return Response.status(Response.Status.FORBIDDEN)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new OAuth2ErrorRepresentation(LoginErrors.KIOSK_SESSION, DESCRIPTION))
                .build();
    }

    /** The page for people when no login is under way. */
    Response page(UserSessionModel userSession) {
        tell(
                userSession.getRealm(),
                userSession.getUser(),
                EventType.FEDERATED_IDENTITY_LINK,
                event -> event.session(userSession));
        return errorPage(session);
    }

    /** The answer to the current request: a page for people, JSON for programs. */
    static Response answer(KeycloakSession session) {
        try {
            return MediaTypeMatcher.isHtmlRequest(
                            session.getContext().getHttpRequest().getHttpHeaders())
                    ? errorPage(session)
                    : forbidden();
        } catch (RuntimeException unrendered) {
            LOG.warn("A refusal has no page of its own", unrendered);
            return forbidden();
        }
    }

    private static Response errorPage(KeycloakSession session) {
        return session.getProvider(LoginFormsProvider.class)
                .setError("kiosk-confined-text")
                .createErrorPage(Response.Status.FORBIDDEN);
    }

    /** The page for people during a login: they can start it again, with their password. */
    Response page(AuthenticationSessionModel login, EventType type, UnaryOperator<EventBuilder> details) {
        tell(
                login.getRealm(),
                login.getAuthenticatedUser(),
                type,
                event -> details.apply(event.client(login.getClient())));
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(login)
                .setUser(login.getAuthenticatedUser());
        return KioskPage.of(form, session, login.getRealm())
                .setStatus(Response.Status.FORBIDDEN)
                .createForm(TEMPLATE);
    }

    private void tell(RealmModel realm, UserModel user, EventType type, UnaryOperator<EventBuilder> details) {
        LOG.warnf("Realm %s: %s is refused to user %s: %s", realm.getName(), resource, user.getUsername(), REASON);
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), session.getContext(), own -> {
            EventBuilder event = new EventBuilder(
                            own.realms().getRealm(realm.getId()),
                            own,
                            own.getContext().getConnection())
                    .event(type)
                    .user(user)
                    .detail("resource", resource)
                    .detail(Details.REASON, REASON);
            details.apply(event).error(LoginErrors.KIOSK_SESSION);
        });
    }
}

package io.github.keycloakkiosk.handover;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.events.Details;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A login that goes on under another id, with the request that began it and with nothing that was proven. */
final class LoginUnderAnotherId {

    /**
     * Keycloak's notes of the request that began the login. Without them, a flow chosen by a client policy would be lost, a
     * pushed request could be sent twice, and a SAML service provider that insists on a new login would get the user who is
     * signed in.
     */
    private static final List<String> REQUEST_NOTES = List.of(
            Constants.REQUESTED_AUTHENTICATION_FLOW,
            Constants.AUTHENTICATION_FLOW_LEVEL_OF_AUTHENTICATION,
            Constants.CLIENT_POLICY_REQUESTED_ACR,
            Constants.AUTHORIZATION_REQUEST_URI,
            SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN,
            Details.AUTH_TYPE,
            LocaleSelectorProvider.USER_REQUEST_LOCALE);

    private LoginUnderAnotherId() {}

    /** As {@code AuthenticationProcessor.recreate}, which removes the session that the flow is still writing to. */
    static Response begin(AuthenticationFlowContext context) {
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
}

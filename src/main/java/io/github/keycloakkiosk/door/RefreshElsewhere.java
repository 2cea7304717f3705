package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.CallerOrigin;
import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.proof.KioskMarks;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.RefreshToken;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.cors.Cors;

/** A request at the token endpoint that refreshes the tokens of a kiosk's session where a {@link KioskOnlyClient} may not. */
record RefreshElsewhere(KeycloakSession session) {

    /** The refusal, before Keycloak looks at the request; empty when the request may go on. */
    Optional<Response> refusal() {
        return SentForm.read()
                .filter(form -> SentForm.texts(form, OAuth2Constants.GRANT_TYPE)
                        .anyMatch(OAuth2Constants.REFRESH_TOKEN::equals))
                .flatMap(this::refusal);
    }

    private Optional<Response> refusal(FormData form) {
        return SentForm.texts(form, OAuth2Constants.REFRESH_TOKEN)
                .map(this::refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The signature is not checked here: Keycloak does that later, and refuses a token that names another client or session. */
    private Optional<Response> refusal(String token) {
        try {
            RefreshToken read = new JWSInput(token).readJsonContent(RefreshToken.class);
            RealmModel realm = session.getContext().getRealm();
            ClientModel client = read.getIssuedFor() == null ? null : realm.getClientByClientId(read.getIssuedFor());
            if (!KioskOnlyClient.is(client) || read.getSessionId() == null) {
                return Optional.empty();
            }
            return Optional.ofNullable(session.sessions().getUserSession(realm, read.getSessionId()))
                    .filter(userSession ->
                            !KioskMarks.marks(session, realm, userSession).isEmpty())
                    .filter(userSession -> !isAtKiosk(client, userSession))
                    .map(userSession -> invalidGrant(client));
        } catch (JWSInputException unreadable) { // Keycloak cannot read it either
            return Optional.empty();
        }
    }

    /** In a transaction of its own, which keeps the event of a refusal. */
    private boolean isAtKiosk(ClientModel client, UserSessionModel userSession) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    RealmModel realm = own.getContext().getRealm();
                    EventBuilder event = new EventBuilder(
                                    realm, own, own.getContext().getConnection())
                            .event(EventType.REFRESH_TOKEN)
                            .client(client)
                            .user(userSession.getUser())
                            .session(userSession);
                    return ClientAddressCheck.isRefreshAllowed(own, realm, event);
                },
                "judge where tokens are refreshed");
    }

    /** With this error, clients forget their tokens and let the user sign in again. */
    private Response invalidGrant(ClientModel client) {
        if (CallerOrigin.of(session, Optional.of(client)) == CallerOrigin.OF_CLIENT) {
            Cors.builder().auth().allowAllOrigins().add(); // else the client's pages could not read the answer
        }
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(
                        OAuthErrorException.INVALID_GRANT,
                        "A session that a PIN or a badge opened is refreshed at a kiosk only"))
                .build();
    }
}

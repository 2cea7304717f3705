package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.CallerOrigin;
import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.proof.KioskMarks;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.cors.Cors;

/**
 * A request at the token endpoint for new tokens of a kiosk's session, from where a {@link KioskOnlyClient} may not: by a refresh token, or
 * by an access token and what user-managed access permits.
 */
record TokensElsewhere(KeycloakSession session) {

    private static final Set<String> DECISIONS = Set.of("decision", "permissions");

    /** The refusal, before Keycloak looks at the request; empty when the request may go on. */
    Optional<Response> refusal() {
        return SentForm.read().flatMap(this::refusal);
    }

    private Optional<Response> refusal(FormData form) {
        return SentForm.texts(form, OAuth2Constants.GRANT_TYPE)
                .flatMap(grant -> switch (grant) {
                    case OAuth2Constants.REFRESH_TOKEN ->
                        refusals(EventType.REFRESH_TOKEN, SentForm.texts(form, OAuth2Constants.REFRESH_TOKEN));
                    case OAuth2Constants.UMA_GRANT_TYPE ->
                        isDecision(form)
                                ? Stream.<Response>empty()
                                : refusals(EventType.PERMISSION_TOKEN, new AccessRequest(session).tokens(form));
                    default -> Stream.<Response>empty();
                })
                .findFirst();
    }

    /**
     * Whether the answer says what is permitted, and has no token. An API asks that of its own address. Of several values Keycloak may
     * drop all, if they are too long together.
     */
    private static boolean isDecision(FormData form) {
        List<String> modes = SentForm.texts(form, "response_mode").toList();
        return modes.size() == 1 && DECISIONS.contains(modes.get(0));
    }

    private Stream<Response> refusals(EventType type, Stream<String> tokens) {
        return tokens.flatMap(token -> refusal(type, token).stream());
    }

    /** The signature is not checked here: Keycloak does that later, and refuses a token that names another client or session. */
    private Optional<Response> refusal(EventType type, String token) {
        RealmModel realm = session.getContext().getRealm();
        Optional<IDToken> read = SentBearer.read(token);
        ClientModel client =
                read.map(IDToken::getIssuedFor).map(realm::getClientByClientId).orElse(null);
        if (!KioskOnlyClient.is(client)) {
            return Optional.empty();
        }
        return read.map(IDToken::getSessionId)
                .map(id -> session.sessions().getUserSession(realm, id))
                .filter(userSession ->
                        !KioskMarks.marks(session, realm, userSession).isEmpty())
                .filter(userSession -> !isAtKiosk(type, client, userSession))
                .map(userSession -> invalidGrant(client));
    }

    /** In a transaction of its own, which keeps the event of a refusal. */
    private boolean isAtKiosk(EventType type, ClientModel client, UserSessionModel userSession) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> {
                    RealmModel realm = own.getContext().getRealm();
                    EventBuilder event = new EventBuilder(
                                    realm, own, own.getContext().getConnection())
                            .event(type)
                            .client(client)
                            .user(userSession.getUser())
                            .session(userSession);
                    return ClientAddressCheck.isRefreshAllowed(own, realm, event);
                },
                "judge where new tokens are asked for");
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
                        "A session that a PIN or a badge opened gets new tokens at a kiosk only"))
                .build();
    }
}

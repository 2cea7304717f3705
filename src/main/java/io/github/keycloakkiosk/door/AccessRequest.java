package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.proof.Confinement;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.keycloak.OAuth2Constants;
import org.keycloak.authorization.authorization.AuthorizationTokenService;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.IDToken;

/**
 * A request at the token endpoint for what user-managed access permits ({@code PermissionGrantType}). Where something is not
 * permitted yet, Keycloak asks the owner of the resource, unless the request forbids it. Such a question outlives the session.
 */
record AccessRequest(KeycloakSession session) {

    private static final String SUBMIT = "submit_request";

    /** Tells Keycloak not to ask owners for a confined session. The session gets whatever it is permitted already. */
    void keepFromOwners() {
        SentForm.read()
                .filter(form -> SentForm.texts(form, OAuth2Constants.GRANT_TYPE)
                        .anyMatch(OAuth2Constants.UMA_GRANT_TYPE::equals))
                .filter(form -> tokens(form).anyMatch(this::isConfined))
                .ifPresent(form -> {
                    form.remove(SUBMIT);
                    form.add(SUBMIT, "false");
                });
    }

    /** The tokens that may be the user's. Keycloak chooses one of them by which others are there. */
    Stream<String> tokens(FormData form) {
        return Stream.of(
                        bearer().stream(),
                        SentForm.texts(form, OAuth2Constants.SUBJECT_TOKEN),
                        isClaimTokenOfUser(form) ? SentForm.texts(form, "claim_token") : Stream.<String>empty())
                .flatMap(tokens -> tokens);
    }

    /** Claims of other formats describe the request and are no token. */
    private static boolean isClaimTokenOfUser(FormData form) {
        return SentForm.texts(form, "claim_token_format")
                .allMatch(AuthorizationTokenService.CLAIM_TOKEN_FORMAT_ID_TOKEN::equalsIgnoreCase);
    }

    /** Splits the header as {@code AppAuthManager} does. */
    private Optional<String> bearer() {
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getRequestHeaders()
                        .getFirst(HttpHeaders.AUTHORIZATION))
                .map(header -> header.strip().split("\\s+"))
                .filter(words -> words.length == 2 && words[0].equalsIgnoreCase("Bearer"))
                .map(words -> words[1]);
    }

    /** The signature is not checked here: Keycloak verifies the token later and refuses a forged one. */
    private boolean isConfined(String token) {
        try {
            String id = new JWSInput(token).readJsonContent(IDToken.class).getSessionId();
            return id != null && isSessionConfined(id);
        } catch (JWSInputException unreadable) { // it may be encrypted
            return true;
        }
    }

    private boolean isSessionConfined(String id) {
        RealmModel realm = session.getContext().getRealm();
        return Stream.of(
                        session.sessions().getUserSession(realm, id),
                        session.sessions().getOfflineUserSession(realm, id))
                .flatMap(Stream::ofNullable)
                .anyMatch((UserSessionModel userSession) -> Confinement.of(session, realm, userSession));
    }
}

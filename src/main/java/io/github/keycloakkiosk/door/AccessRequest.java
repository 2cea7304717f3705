package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.proof.Confinement;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.keycloak.OAuth2Constants;
import org.keycloak.authorization.authorization.AuthorizationTokenService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.IDToken;

/**
 * A request at the token endpoint for what user-managed access permits ({@code PermissionGrantType}). Where something is not
 * permitted yet, Keycloak asks the owner of the resource, unless the request forbids it. Such a question outlives the session.
 */
record AccessRequest(KeycloakSession session) {

    static final String CLAIM_TOKEN = "claim_token";
    static final String CLAIM_TOKEN_FORMAT = "claim_token_format";

    private static final String SUBMIT = "submit_request";

    /** Tells Keycloak not to ask owners for a confined session. The session gets whatever it is permitted already. */
    void keepFromOwners() {
        SentForm.read().filter(AccessRequest::is).filter(this::isConfined).ifPresent(form -> {
            form.remove(SUBMIT);
            form.add(SUBMIT, "false");
        });
    }

    static boolean is(FormData form) {
        return SentForm.texts(form, OAuth2Constants.GRANT_TYPE).anyMatch(OAuth2Constants.UMA_GRANT_TYPE::equals);
    }

    /** The tokens that may be the user's. Keycloak chooses one of them by which others are there. */
    Stream<String> tokens(FormData form) {
        return Stream.concat(SentBearer.tokens(session), inForm(form));
    }

    private static Stream<String> inForm(FormData form) {
        return Stream.concat(
                SentForm.texts(form, OAuth2Constants.SUBJECT_TOKEN),
                isClaimTokenOfUser(form) ? SentForm.texts(form, CLAIM_TOKEN) : Stream.empty());
    }

    /** Claims of the other format describe the request and are no token. A format that Keycloak drops, since it is too long, is none. */
    private static boolean isClaimTokenOfUser(FormData form) {
        return !SentForm.texts(form, CLAIM_TOKEN_FORMAT)
                .toList()
                .equals(List.of(AuthorizationTokenService.CLAIM_TOKEN_FORMAT_JWT));
    }

    /** No signature is checked here: Keycloak verifies the token later and refuses a forged one. */
    private boolean isConfined(FormData form) {
        // An ID token in the form may be encrypted.
        return tokens(form).anyMatch(this::isConfined)
                || inForm(form).anyMatch(token -> SentBearer.read(token).isEmpty());
    }

    private boolean isConfined(String token) {
        return SentBearer.read(token)
                .map(IDToken::getSessionId)
                .filter(this::isSessionConfined)
                .isPresent();
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

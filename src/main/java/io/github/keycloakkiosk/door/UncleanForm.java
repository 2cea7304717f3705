package io.github.keycloakkiosk.door;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * A request at the token endpoint that Keycloak would clean before it reads it: since 26.7 it takes control characters, their
 * percent-encoded forms and terminal codes away. What is judged here must be what Keycloak reads. No grant type and no token of Keycloak's
 * has such characters. In every realm: where the settings are gone, a kiosk's sessions may live on.
 */
final class UncleanForm {

    private static final Pattern UNCLEAN = Pattern.compile("[\\x00-\\x1F\\x7F%\\[]");

    private UncleanForm() {}

    /** Empty when the request may go on. */
    static Optional<Response> refusal() {
        return SentForm.read()
                .filter(form -> judged(form)
                        .flatMap(name -> SentForm.texts(form, name))
                        .anyMatch(text -> UNCLEAN.matcher(text).find()))
                .map(form -> Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new OAuth2ErrorRepresentation(
                                OAuthErrorException.INVALID_REQUEST, "A parameter has characters that it cannot have"))
                        .build());
    }

    /** The other subject tokens, of token exchange, may be another server's. */
    private static Stream<String> judged(FormData form) {
        Stream<String> always =
                Stream.of(OAuth2Constants.GRANT_TYPE, OAuth2Constants.REFRESH_TOKEN, AccessRequest.CLAIM_TOKEN_FORMAT);
        return AccessRequest.is(form)
                ? Stream.concat(always, Stream.of(OAuth2Constants.SUBJECT_TOKEN, AccessRequest.CLAIM_TOKEN))
                : always;
    }
}

package io.github.keycloakkiosk.door;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.IDToken;

/** The tokens in the request's {@code Authorization} headers. */
final class SentBearer {

    private SentBearer() {}

    /**
     * All that Keycloak could take for one: its versions and endpoints part the header at the first space, or at any white space, and
     * read the second word or what is left.
     */
    static Stream<String> tokens(KeycloakSession session) {
        List<String> headers = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getRequestHeaders()
                .get(HttpHeaders.AUTHORIZATION);
        return Stream.ofNullable(headers)
                .flatMap(List::stream)
                .flatMap(header -> Stream.concat(
                        Stream.of(header.substring(header.indexOf(' ') + 1)),
                        Arrays.stream(header.split("\\s+")).skip(1)))
                .distinct();
    }

    /** What a token says, before anybody has checked its signature; empty when it is no token. */
    static Optional<IDToken> read(String token) {
        try {
            return Optional.ofNullable(new JWSInput(token).readJsonContent(IDToken.class));
        } catch (JWSInputException unreadable) {
            return Optional.empty();
        }
    }
}

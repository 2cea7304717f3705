package io.github.keycloakkiosk.door;

import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.keycloak.models.KeycloakSession;

/**
 * The query of the current request. Keycloak reads it in two ways: by the annotation {@code QueryParam}, for which the case of names does
 * not matter, and from {@code UriInfo}, for which it does.
 */
record SentQuery(KeycloakSession session) {

    /** What a name means to Keycloak, by either way; none when it means nothing. */
    Stream<String> values(String name) {
        return Stream.of(
                        CurrentRequestManager.get().getQueryParameter(name, true, false),
                        session.getContext().getUri().getQueryParameters().getFirst(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(value -> !value.isEmpty())
                .distinct();
    }
}

package io.github.keycloakkiosk.ending;

import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSessionFactory;

/** The event listener factory that holds this server's only {@link SessionTermination}. */
public interface TerminatesSessions {

    SessionTermination termination();

    /**
     * Finds the termination of the server.
     *
     * @throws IllegalStateException when the server runs without that event listener
     */
    static SessionTermination of(KeycloakSessionFactory server) {
        return server.getProviderFactoriesStream(EventListenerProvider.class)
                .filter(TerminatesSessions.class::isInstance)
                .map(factory -> ((TerminatesSessions) factory).termination())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the event listener of the session cap is switched off"));
    }
}

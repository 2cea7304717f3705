package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Makes the clock of its server wrong by the seconds in a file. The clock is wrong from the next event on, and every login
 * has an event long before there is a session. Runs in the server.
 */
public final class WrongClock implements EventListenerProviderFactory {

    /** The file with the seconds. */
    static final String FILE = "clock-is-wrong-by";

    @Override
    public String getId() {
        return "wrong-clock";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        Path file = Path.of(System.getenv(Cluster.FILES)).resolve(FILE);
        try {
            Time.setOffset(Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Deaf();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private static final class Deaf implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {}

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {}

        @Override
        public void close() {}
    }
}

package io.github.keycloakkiosk.it.sessioncap;

import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Sets the clock of its server by the seconds in an attribute of the realm, from the next event in the realm on; in other
 * realms the clock is right. Runs in the server.
 */
public final class ClockOfRealm implements EventListenerProviderFactory {

    /** The attribute with the seconds. */
    static final String ATTRIBUTE = "test.clock-is-wrong-by";

    @Override
    public String getId() {
        return "clock-of-realm";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        String seconds = realm == null ? null : realm.getAttribute(ATTRIBUTE);
        Time.setOffset(seconds == null ? 0 : Integer.parseInt(seconds));
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

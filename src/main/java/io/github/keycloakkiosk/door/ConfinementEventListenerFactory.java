package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.settings.ProviderVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Registers {@link ConfinementEventListener}. The listener is global, so no realm needs to list it. */
public final class ConfinementEventListenerFactory
        implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

    @Override
    public String getId() {
        return "kiosk-confinement";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new ConfinementEventListener(session);
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ProviderVersion.info();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}

package io.github.keycloakkiosk.metrics;

import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link MetricsEventListener}, which is global, and lets its counters begin at 0. */
public final class MetricsEventListenerFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "kiosk-metrics";
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new MetricsEventListener(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        Stream.of(Metric.LOGINS, Metric.REFUSALS, Metric.DOORS, Metric.ADDRESSES, Metric.WAITS, Metric.IMPORT_ROWS)
                .forEach(Metric::begin);
    }

    @Override
    public void close() {}
}

package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.settings.ProviderVersion;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link AuthResource} as the realm resource {@code auth}. */
public final class AuthResourceProviderFactory implements RealmResourceProviderFactory, ServerInfoAwareProviderFactory {

    private record AuthResourceProvider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return AuthResource.of(session);
        }

        @Override
        public void close() {}
    }

    @Override
    public String getId() {
        return "auth";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new AuthResourceProvider(session);
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

package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.settings.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link AuthResource} as the realm resource {@code auth}. */
public final class AuthResourceProviderFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

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
}

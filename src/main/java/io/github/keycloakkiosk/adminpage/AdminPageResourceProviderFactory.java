package io.github.keycloakkiosk.adminpage;

import io.github.keycloakkiosk.settings.VersionedFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link AdminPageResource} as the realm resource {@code kiosk-login}. */
public final class AdminPageResourceProviderFactory
        implements RealmResourceProviderFactory, VersionedFactory<RealmResourceProvider> {

    private record AdminPageResourceProvider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new AdminPageResource(session);
        }

        @Override
        public void close() {}
    }

    @Override
    public String getId() {
        return "kiosk-login";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new AdminPageResourceProvider(session);
    }
}

package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.check.FindingsAtStart;
import io.github.keycloakkiosk.settings.VersionedFactory;
import io.github.keycloakkiosk.setup.AdminPageInMaster;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Registers {@link KioskAdminResource} as the admin resource {@code kiosk-login} of every realm. */
public final class KioskAdminResourceProviderFactory
        implements AdminRealmResourceProviderFactory, VersionedFactory<AdminRealmResourceProvider> {

    private static final class KioskAdminResourceProvider implements AdminRealmResourceProvider {

        @Override
        public Object getResource(
                KeycloakSession session,
                RealmModel realm,
                AdminPermissionEvaluator auth,
                AdminEventBuilder adminEvent) {
            return new KioskAdminResource(session, realm, auth, adminEvent);
        }

        @Override
        public void close() {}
    }

    @Override
    public String getId() {
        return "kiosk-login";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        FindingsAtStart.sayAfterStartOf(factory);
        AdminPageInMaster.goesWithItsRealm(factory);
    }

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new KioskAdminResourceProvider();
    }
}

package io.github.keycloakkiosk.loginname;

import io.github.keycloakkiosk.door.GlobalEventListenerFactory;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.userprofile.UserProfileProvider;

/** Registers {@link ImportedNamesEventListener}. */
public final class ImportedNamesEventListenerFactory extends GlobalEventListenerFactory {

    private static final Logger LOG = Logger.getLogger(ImportedNamesEventListenerFactory.class);

    public ImportedNamesEventListenerFactory() {
        super("kiosk-imported-names", ImportedNamesEventListener::new);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                ProviderFactory<?> profiles = factory.getProviderFactory(UserProfileProvider.class);
                if (!LoginNamesProfileProviderFactory.ID.equals(profiles.getId())) {
                    LOG.warnf(
                            "The user profiles of this server come from the provider %s alone, so nothing keeps a user from"
                                    + " taking another's login name; remove the server option that says so",
                            profiles.getId());
                }
            }
        });
    }
}

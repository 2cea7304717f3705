package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupCredentialProviderFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers badges as credentials. */
public final class BadgeCredentialProviderFactory extends LookupCredentialProviderFactory {

    public BadgeCredentialProviderFactory() {
        super(BadgeKind.BADGE);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        BadgesOfEarlierRule.countAfterStartOf(factory);
    }
}

package io.github.keycloakkiosk.badge;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link BadgeCredentialProvider}. */
public final class BadgeCredentialProviderFactory implements CredentialProviderFactory<BadgeCredentialProvider> {

    static final String ID = "kiosk-badge";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public CredentialProvider<BadgeCredentialModel> create(KeycloakSession session) {
        return new BadgeCredentialProvider(session);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        BadgesOfEarlierRule.countAfterStartOf(factory);
    }
}

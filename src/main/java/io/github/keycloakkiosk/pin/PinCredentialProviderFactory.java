package io.github.keycloakkiosk.pin;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link PinCredentialProvider}. */
public final class PinCredentialProviderFactory implements CredentialProviderFactory<PinCredentialProvider> {

    @Override
    public String getId() {
        return "kiosk-pin";
    }

    @Override
    public CredentialProvider<PinCredentialModel> create(KeycloakSession session) {
        return new PinCredentialProvider(session);
    }
}

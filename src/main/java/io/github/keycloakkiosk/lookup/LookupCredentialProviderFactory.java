package io.github.keycloakkiosk.lookup;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link LookupCredentialProvider} for one kind of string. */
public abstract class LookupCredentialProviderFactory implements CredentialProviderFactory<LookupCredentialProvider> {

    private final LookupKind kind;

    protected LookupCredentialProviderFactory(LookupKind kind) {
        this.kind = kind;
    }

    @Override
    public final String getId() {
        return kind.providerId();
    }

    @Override
    public final CredentialProvider<LookupCredentialModel> create(KeycloakSession session) {
        return new LookupCredentialProvider(session, kind);
    }
}

package io.github.keycloakkiosk.it.credential;

import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.credential.hash.PasswordHashProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/** A password hash of Keycloak's that logs a line for each operation, so that a test can count them. Runs in the server. */
public final class CountedHash implements PasswordHashProviderFactory {

    public static final String ID = "counted";

    /** The log has this once for each operation. */
    public static final String MARK = "counted hash operation";

    private static final Logger LOG = Logger.getLogger(CountedHash.class);

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public PasswordHashProvider create(KeycloakSession session) {
        return new Counted(session.getProvider(PasswordHashProvider.class, "pbkdf2-sha256"));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record Counted(PasswordHashProvider real) implements PasswordHashProvider {

        @Override
        public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
            return true;
        }

        @Override
        public PasswordCredentialModel encodedCredential(String raw, int iterations) {
            LOG.info(MARK);
            PasswordCredentialModel made = real.encodedCredential(raw, 1);
            return PasswordCredentialModel.createFromValues(
                    ID,
                    made.getPasswordSecretData().getSalt(),
                    1,
                    made.getPasswordSecretData().getValue());
        }

        @Override
        public boolean verify(String raw, PasswordCredentialModel credential) {
            LOG.info(MARK);
            return real.verify(raw, credential);
        }

        @Override
        public void close() {}
    }
}

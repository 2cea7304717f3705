package io.github.keycloakkiosk.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.vault.VaultStringSecret;

/** The secret key as it is stored: its text, or a reference to the server's vault. */
final class StoredKey {

    private static final Logger LOG = Logger.getLogger(StoredKey.class);
    private static final Pattern VAULT_REFERENCE = Pattern.compile("\\$\\{vault\\..+}");

    private StoredKey() {}

    static CredentialKey resolve(KeycloakSession session, RealmModel realm, Optional<String> stored)
            throws InvalidSetting {
        String text = stored.orElseThrow(() -> invalid("it is empty"));
        // The admin API and partial exports show a secret as ten stars: stored, those would be a key that all know.
        if (text.contains(ComponentRepresentation.SECRET_VALUE)) {
            throw invalid("it is the mask that the admin console and partial exports show instead of a key;"
                    + " leave it out, or give the real key");
        }
        try {
            return CredentialKey.parse(
                    VAULT_REFERENCE.matcher(text).matches() ? fromVault(session, realm, text) : text);
        } catch (IllegalArgumentException unusable) {
            throw invalid(unusable.getMessage() + "; give at least 32 random bytes in Base64, or leave it out");
        }
    }

    private static String fromVault(KeycloakSession session, RealmModel realm, String reference) throws InvalidSetting {
        RealmModel before = session.getContext().getRealm();
        // The vault looks in the context's realm, and there is none yet while a realm is imported.
        session.getContext().setRealm(realm);
        try (VaultStringSecret secret = session.vault().getStringSecret(reference)) {
            return secret.get().orElseThrow(() -> invalid(reference + " is not in the server's vault"));
        } catch (RuntimeException unreadable) {
            // What a vault throws depends on the vault, and its message may name paths.
            LOG.warnf(unreadable, "Realm %s: the vault cannot be read", realm.getName());
            throw invalid("the server's vault cannot be read");
        } finally {
            session.getContext().setRealm(before);
        }
    }

    private static InvalidSetting invalid(String reason) {
        return new InvalidSetting(Setting.SECRET_KEY.key, reason);
    }
}

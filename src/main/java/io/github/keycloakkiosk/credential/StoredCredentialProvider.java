package io.github.keycloakkiosk.credential;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The common part of the PIN and badge providers. */
public abstract class StoredCredentialProvider<T extends StoredCredential>
        implements CredentialProvider<T>, CredentialInputValidator {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    protected final KeycloakSession session;
    private final String type;

    protected StoredCredentialProvider(KeycloakSession session, String type) {
        this.session = session;
        this.type = type;
    }

    @Override
    public final String getType() {
        return type;
    }

    @Override
    public final boolean supportsCredentialType(String credentialType) {
        return type.equals(credentialType);
    }

    @Override
    public final boolean isConfiguredFor(RealmModel realm, UserModel user, String credentialType) {
        return supportsCredentialType(credentialType)
                && user.credentialManager()
                        .getStoredCredentialsByTypeStream(credentialType)
                        .findAny()
                        .isPresent();
    }

    @Override
    public final boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    /** The text that the account console shows of one credential, beside its label and its date. */
    @Override
    public final CredentialMetadata getCredentialMetadata(T credential, CredentialTypeMetadata typeMetadata) {
        CredentialMetadata metadata = new CredentialMetadata();
        metadata.setCredentialModel(credential);
        Optional<String> used = credential.lastUsed().map(LocalDate::toString);
        Optional<String> end = credential.ends().map(MINUTE::format);
        if (end.isEmpty()) {
            used.ifPresent(day -> metadata.setInfoMessage("kiosk-last-used", day));
        } else if (used.isEmpty()) {
            metadata.setInfoMessage("kiosk-valid-until", end.get());
        } else {
            metadata.setInfoMessage("kiosk-last-used-valid-until", used.get(), end.get());
        }
        return metadata;
    }

    /** Notes that the credential was right just now. */
    protected final void used(RealmModel realm, String userId, T credential) {
        LastUse.note(session, this, realm, userId, credential);
    }
}

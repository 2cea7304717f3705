package io.github.keycloakkiosk.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Writes down the day on which a credential was right, and that it is good by the rules of this version. Only the day, because
 * each write makes every node drop the user from its cache.
 */
final class LastUse extends CredentialNote {

    private final StoredCredentialProvider<?> provider;
    private final LocalDate day;

    private LastUse(
            KeycloakSession session,
            StoredCredentialProvider<?> provider,
            RealmModel realm,
            String userId,
            String credentialId,
            LocalDate day) {
        super(session, realm, userId, credentialId);
        this.provider = provider;
        this.day = day;
    }

    /** The credential was right just now. */
    static void note(
            KeycloakSession session,
            StoredCredentialProvider<?> provider,
            RealmModel realm,
            String userId,
            StoredCredential credential) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), ZoneOffset.UTC);
        if (credential.isOfEarlierVersion()
                || credential.lastUsed().filter(today::equals).isEmpty()) {
            session.getTransactionManager()
                    .enlistAfterCompletion(new LastUse(session, provider, realm, userId, credential.getId(), today));
        }
    }

    @Override
    protected CredentialModel noted(CredentialModel stored) {
        StoredCredential ours = provider.getCredentialFromModel(stored);
        ours.mark();
        ours.setLastUsed(day);
        return ours;
    }

    @Override
    protected String undone() {
        return "The last use of credential " + credentialId() + " is not written down";
    }
}

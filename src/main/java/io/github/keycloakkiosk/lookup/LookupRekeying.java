package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.credential.AfterLogin;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/**
 * Moves a string from an earlier key to the realm's secret key, while the string is known. The id is the fingerprint, so the
 * string becomes another credential, with the same name, age and last use.
 */
final class LookupRekeying extends AfterLogin {

    private final LookupKind kind;
    private final String credentialId;
    private final LookupString string;

    LookupRekeying(
            KeycloakSession session, RealmModel realm, LookupKind kind, LookupStore.Owned found, LookupString string) {
        super(session, realm, found.userId());
        this.kind = kind;
        this.credentialId = found.credential().getId();
        this.string = string;
    }

    @Override
    protected void write(KeycloakSession own, RealmModel realm, UserModel user) {
        KioskSettings settings = KioskSettings.of(own, realm);
        LookupStore store = new LookupStore(own, kind);
        settings.keys()
                .map(keys -> Fingerprints.of(keys, kind.method(), settings.namespace(), string))
                // Another request has the claim: it stores this string anew, or gives it to somebody.
                .filter(store::claim)
                .ifPresent(fingerprints -> move(store.find(realm, fingerprints), fingerprints, user));
    }

    /** The string may have been deleted, stored anew or given to another user meanwhile, so it is read again. */
    private void move(List<LookupStore.Owned> found, Fingerprints fingerprints, UserModel user) {
        if (!found.stream()
                .allMatch(owned -> owned.userId().equals(user.getId()) && fingerprints.fit(owned.credential()))) {
            return;
        }
        SubjectCredentialManager credentials = user.credentialManager();
        boolean isThere = found.stream().anyMatch(owned -> isCurrent(owned, fingerprints));
        for (LookupStore.Owned owned : found) {
            CredentialModel stored = isCurrent(owned, fingerprints)
                    ? null
                    : credentials.getStoredCredentialById(owned.credential().getId());
            if (stored != null && credentials.removeStoredCredentialById(stored.getId()) && !isThere) {
                credentials.createStoredCredential(
                        LookupCredentialModel.of(kind, stored).under(fingerprints.current()));
                isThere = true;
            }
        }
    }

    private static boolean isCurrent(LookupStore.Owned owned, Fingerprints fingerprints) {
        return owned.credential().getId().equals(fingerprints.current().id());
    }

    @Override
    protected String undone() {
        return Character.toUpperCase(kind.noun().charAt(0)) + kind.noun().substring(1) + " " + credentialId
                + " stays under an earlier key";
    }
}

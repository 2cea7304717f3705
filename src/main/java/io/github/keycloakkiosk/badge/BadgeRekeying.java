package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.credential.AfterLogin;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/**
 * Moves a badge from an earlier key to the realm's secret key, while its login string is known. The id is the fingerprint, so
 * the badge becomes another credential, with the same name, age and last use.
 */
final class BadgeRekeying extends AfterLogin {

    private final String credentialId;
    private final LoginString loginString;

    BadgeRekeying(KeycloakSession session, RealmModel realm, BadgeStore.Owned found, LoginString loginString) {
        super(session, realm, found.userId());
        this.credentialId = found.badge().getId();
        this.loginString = loginString;
    }

    @Override
    protected void write(KeycloakSession own, RealmModel realm, UserModel user) {
        KioskSettings settings = KioskSettings.of(own, realm);
        BadgeStore store = new BadgeStore(own);
        settings.keys()
                .map(keys -> BadgeFingerprints.of(keys, settings.namespace(), loginString))
                // Another request has the claim: it stores this badge anew, or gives it to somebody.
                .filter(store::claim)
                .ifPresent(fingerprints -> move(store.find(realm, fingerprints), fingerprints, user));
    }

    /** The badge may have been deleted, stored anew or given to another user meanwhile, so it is read again. */
    private static void move(List<BadgeStore.Owned> found, BadgeFingerprints fingerprints, UserModel user) {
        if (!found.stream().allMatch(owned -> owned.userId().equals(user.getId()) && fingerprints.fit(owned.badge()))) {
            return;
        }
        SubjectCredentialManager credentials = user.credentialManager();
        boolean isThere = found.stream().anyMatch(owned -> isCurrent(owned, fingerprints));
        for (BadgeStore.Owned owned : found) {
            CredentialModel stored = isCurrent(owned, fingerprints)
                    ? null
                    : credentials.getStoredCredentialById(owned.badge().getId());
            if (stored != null && credentials.removeStoredCredentialById(stored.getId()) && !isThere) {
                credentials.createStoredCredential(
                        BadgeCredentialModel.of(stored).under(fingerprints.current()));
                isThere = true;
            }
        }
    }

    private static boolean isCurrent(BadgeStore.Owned owned, BadgeFingerprints fingerprints) {
        return owned.badge().getId().equals(fingerprints.current().id());
    }

    @Override
    protected String undone() {
        return "Badge " + credentialId + " stays under an earlier key";
    }
}

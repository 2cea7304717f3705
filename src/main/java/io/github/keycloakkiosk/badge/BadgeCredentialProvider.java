package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.credential.StoredCredentialProvider;
import io.github.keycloakkiosk.credential.UnknownKey;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps badges and finds their owners. A request that does not come from the whitelist finds no owner. */
public final class BadgeCredentialProvider extends StoredCredentialProvider<BadgeCredentialModel> {

    BadgeCredentialProvider(KeycloakSession session) {
        super(session, BadgeCredentialModel.TYPE);
    }

    static BadgeCredentialProvider of(KeycloakSession session) {
        return (BadgeCredentialProvider)
                session.getProvider(CredentialProvider.class, BadgeCredentialProviderFactory.ID);
    }

    @Override
    public BadgeCredentialModel getCredentialFromModel(CredentialModel model) {
        return BadgeCredentialModel.of(model);
    }

    /**
     * The owner of the badge; empty off the whitelist, outside of a request, without usable settings, and after too many
     * guesses. A call is a {@link Guess}; the caller reports a {@linkplain Guess#right right} one.
     */
    public Optional<UserModel> owner(RealmModel realm, LoginString loginString) {
        KioskSettings settings = KioskSettings.of(session, realm);
        Optional<Guess> guess = Guess.atAny(session, realm);
        if (settings.keys().isEmpty() || guess.filter(Guess::isAdmitted).isEmpty()) {
            return Optional.empty();
        }
        BadgeFingerprints fingerprints = BadgeFingerprints.of(settings.keys().get(), settings.namespace(), loginString);
        List<BadgeStore.Owned> found = new BadgeStore(session).find(realm, fingerprints);
        if (found.isEmpty()) {
            UnknownKey.suspected(session, realm, settings.keys().get());
            return Optional.empty();
        }
        return owner(realm, found, fingerprints, loginString);
    }

    private Optional<UserModel> owner(
            RealmModel realm, List<BadgeStore.Owned> found, BadgeFingerprints fingerprints, LoginString loginString) {
        // The last one: if a user has the badge under two keys, this is the one under the secret key.
        BadgeStore.Owned hit = found.get(found.size() - 1);
        if (!found.stream().allMatch(other -> other.userId().equals(hit.userId()) && fingerprints.fit(other.badge()))) {
            return Optional.empty();
        }
        used(realm, hit.userId(), hit.badge());
        if (!found.get(0).badge().getId().equals(fingerprints.current().id())) {
            session.getTransactionManager().enlistAfterCompletion(new BadgeRekeying(session, realm, hit, loginString));
        }
        return Optional.ofNullable(session.users().getUserById(realm, hit.userId()));
    }

    /**
     * Gives the user this badge. Giving it again is no error, so that tools may send a user twice.
     *
     * @throws io.github.keycloakkiosk.settings.NotStored 400 when the value is no login string; 409 when another user has the
     *     badge, or when this user has that label already or as many badges as allowed
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, BadgeCredentialModel model) {
        return new BadgeEnrolment(session, realm, user).give(model);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        boolean right = supportsCredentialType(input.getType())
                && LoginString.of(input.getChallengeResponse())
                        .flatMap(loginString -> owner(realm, loginString))
                        .filter(user::equals)
                        .isPresent();
        if (right) {
            Guess.latest(session).ifPresent(Guess::right);
        }
        return right;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("kiosk-badge-display-name")
                .helpText("kiosk-badge-help-text")
                .createAction(EnrolBadgeRequiredAction.ID)
                .removeable(true)
                .build(session);
    }
}

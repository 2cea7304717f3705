package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.credential.Guesses;
import io.github.keycloakkiosk.credential.StillHeld;
import io.github.keycloakkiosk.credential.StoredCredentialProvider;
import io.github.keycloakkiosk.credential.UnknownKey;
import io.github.keycloakkiosk.directory.DirectoryUser;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps strings of one kind and finds their owners. A request that does not come from the whitelist finds no owner. */
public final class LookupCredentialProvider extends StoredCredentialProvider<LookupCredentialModel>
        implements StillHeld {

    private final LookupKind kind;

    LookupCredentialProvider(KeycloakSession session, LookupKind kind) {
        super(session, kind.type());
        this.kind = kind;
    }

    static LookupCredentialProvider of(KeycloakSession session, LookupKind kind) {
        return (LookupCredentialProvider) session.getProvider(CredentialProvider.class, kind.providerId());
    }

    @Override
    public LookupCredentialModel getCredentialFromModel(CredentialModel model) {
        return LookupCredentialModel.of(kind, model);
    }

    /**
     * The string as it is stored; empty off the whitelist, outside of a request, without usable settings, and after too many
     * guesses. A call is a {@link Guess}; the caller reports a {@linkplain Guess#right right} one.
     */
    Optional<FoundString> find(RealmModel realm, LookupString string) {
        KioskSettings settings = KioskSettings.of(session, realm);
        if (settings.keys().isEmpty()) {
            return Optional.empty();
        }
        Fingerprints fingerprints = Fingerprints.of(settings.keys().get(), kind.method(), settings.namespace(), string);
        Optional<Guess> guess =
                new Guesses(session, realm).atOwner(fingerprints.current().id());
        if (guess.filter(Guess::isAdmitted).isEmpty()) {
            return Optional.empty();
        }
        List<LookupStore.Owned> found = new LookupStore(session, kind).find(realm, fingerprints);
        if (found.isEmpty()) {
            guess.get().wrong();
            UnknownKey.suspected(session, realm, settings.keys().get());
            return Optional.empty();
        }
        Optional<FoundString> owned = find(realm, found, fingerprints, string);
        if (owned.isPresent()
                && !DirectoryUser.isStillThere(session, realm, owned.get().owner())) {
            guess.get().none();
            return Optional.empty();
        }
        return owned;
    }

    private Optional<FoundString> find(
            RealmModel realm, List<LookupStore.Owned> found, Fingerprints fingerprints, LookupString string) {
        // The last one: if a user has the string under two keys, this is the one under the secret key.
        LookupStore.Owned hit = found.get(found.size() - 1);
        if (!found.stream()
                .allMatch(other -> other.userId().equals(hit.userId()) && fingerprints.fit(other.credential()))) {
            return Optional.empty();
        }
        Optional<FoundString> owned = Optional.ofNullable(session.users().getUserById(realm, hit.userId()))
                .map(owner -> new FoundString(
                        owner, hit.credential(), !hit.credential().isWithinPower(session, realm, owner)));
        if (owned.filter(FoundString::isGood).isPresent()) {
            used(realm, hit.userId(), hit.credential());
            if (!found.get(0).credential().getId().equals(fingerprints.current().id())) {
                session.getTransactionManager()
                        .enlistAfterCompletion(new LookupRekeying(session, realm, kind, hit, string));
            }
        }
        return owned;
    }

    @Override
    public boolean areHeld(RealmModel realm, UserModel user, Set<String> ids) {
        List<LookupCredentialModel> held = new LookupStore(session, kind).of(realm, user.getId());
        return ids.stream()
                .allMatch(id -> held.stream()
                        .anyMatch(one ->
                                one.ids().contains(id) && one.isGood() && one.isWithinPower(session, realm, user)));
    }

    /**
     * Gives the user this string. Giving it again is no error, so that tools may send a user twice.
     *
     * @throws io.github.keycloakkiosk.settings.NotStored 400 when the value is no such string; 409 when another user has it, or
     *     when this user has that label already or as many as allowed
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, LookupCredentialModel model) {
        return new Assignment(session, realm, user, kind).give(model);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        Optional<FoundString> found = supportsCredentialType(input.getType())
                ? kind.read(session, realm, ReadText.byReader(input.getChallengeResponse()))
                        .flatMap(string -> find(realm, string))
                        .filter(owned -> user.equals(owned.owner()))
                : Optional.empty();
        // Also where its end is over: nobody guessed it.
        found.flatMap(owned -> Guess.latest(session)).ifPresent(Guess::right);
        return found.filter(FoundString::isGood).isPresent();
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName(kind.providerId() + "-display-name")
                .helpText(kind.providerId() + "-help-text")
                .createAction(kind.enrolmentAction())
                .removeable(true)
                .build(session);
    }
}

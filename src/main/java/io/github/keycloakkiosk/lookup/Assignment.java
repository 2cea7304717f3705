package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Gives a user strings. A string has one owner, under any key of the realm and even when several requests want it at once. One whose
 * end is over has none: it is removed, and given like a new one.
 */
public final class Assignment {

    private static final Pattern CREDENTIAL_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * A string that a user has now.
     *
     * @param changed whether they have it, its label or its end only now
     */
    public record Given(CredentialModel credential, boolean changed) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final LookupKind kind;
    private final LookupStore store;
    private final EndedStrings ended;

    public Assignment(KeycloakSession session, RealmModel realm, UserModel user, LookupKind kind) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.kind = kind;
        this.store = new LookupStore(session, kind);
        this.ended = new EndedStrings(session, realm, kind);
    }

    /**
     * Gives the user a string from realm JSON or the admin API: as plain text, or in its stored form.
     *
     * @throws NotStored as {@link LookupCredentialProvider#createCredential} says
     */
    CredentialModel give(LookupCredentialModel model) {
        boolean exported = model.isStoredForm();
        Fingerprints fingerprints = exported ? Fingerprints.alone(stored(model)) : fingerprints(plain(model));
        LookupCredentialModel credential =
                exported ? model : LookupCredentialModel.stored(kind, fingerprints.current());
        return assign(
                        credential,
                        fingerprints,
                        model.getUserLabel(),
                        model.getCreatedDate(),
                        Optional.of(model.terms()))
                .credential();
    }

    /**
     * Gives the user the string with these fingerprints.
     *
     * @param label the label of its credential, or {@code null}
     * @param terms empty when a string that the user has already keeps the terms that it has
     * @throws NotStored 409 when another user has it, or when this user has that label already or as many as allowed
     */
    public CredentialModel give(Fingerprints fingerprints, String label, Optional<Terms> terms) {
        return given(fingerprints, label, terms).credential();
    }

    /** As {@link #give(Fingerprints, String, Optional)}, and says whether that changed anything. */
    public Given given(Fingerprints fingerprints, String label, Optional<Terms> terms) {
        return assign(LookupCredentialModel.stored(kind, fingerprints.current()), fingerprints, label, null, terms);
    }

    /** @throws NotStored 400 when the realm has no usable keys */
    public Fingerprints fingerprints(LookupString string) {
        return fingerprints(session, realm, kind, string);
    }

    /** As {@link #fingerprints(LookupString)}, for a string that is nobody's yet. */
    public static Fingerprints fingerprints(
            KeycloakSession session, RealmModel realm, LookupKind kind, LookupString string) {
        KioskSettings settings = KioskSettings.of(session, realm);
        KeyRing keys = settings.keys()
                .orElseThrow(() -> NotStored.invalid("No " + kind.noun() + " can be stored: "
                        + settings.problem().orElse("the realm has no secret key")));
        return Fingerprints.of(keys, kind.method(), settings.namespace(), string);
    }

    /** The claims that it takes to give a string with these fingerprints; a caller with many of them can take them in one go. */
    public Stream<String> claims(Fingerprints fingerprints) {
        return store.claims(fingerprints);
    }

    /** Looks many strings up in one go, before they are given. Take their {@linkplain #claims claims} first. */
    public void lookUp(Collection<Fingerprints> many) {
        new FreeStrings(session, kind).lookUp(many);
    }

    private Given assign(
            LookupCredentialModel credential,
            Fingerprints fingerprints,
            String label,
            Long createdDate,
            Optional<Terms> terms) {
        if (!store.claim(fingerprints)) {
            throw NotStored.conflict(kind.alreadyAssigned());
        }
        ended.removeOf(user);
        List<LookupStore.Owned> owned = store.find(realm, fingerprints).stream()
                .filter(found -> !ended.remove(found.credential()))
                .toList();
        if (owned.stream().anyMatch(other -> !other.userId().equals(user.getId()))) {
            throw NotStored.conflict(kind.alreadyAssigned());
        }
        if (owned.isEmpty()) {
            kind.makeRoom(session, realm, user);
        }
        credential.setUserLabel(label);
        credential.setCreatedDate(createdDate == null ? Long.valueOf(Time.currentTimeMillis()) : createdDate);
        terms.ifPresent(credential::setTerms);
        try {
            // A string under an earlier key stays there until its next use.
            return owned.isEmpty()
                    ? new Given(created(credential), true)
                    : new HeldStrings(user, kind)
                            .change(owned.get(0).credential().getId(), label, terms);
        } catch (ModelDuplicateException duplicate) {
            throw NotStored.conflict(
                    CredentialModel.USER_LABEL.equals(duplicate.getDuplicateFieldName())
                            ? kind.labelTaken()
                            : kind.alreadyAssigned());
        }
    }

    private CredentialModel created(LookupCredentialModel credential) {
        CredentialModel created = user.credentialManager().createStoredCredential(credential);
        store.flush(credential.getId());
        return created;
    }

    private LookupString plain(LookupCredentialModel model) {
        return model.plain(session, realm).orElseThrow(() -> NotStored.invalid(kind.unreadable()));
    }

    private Fingerprint stored(LookupCredentialModel model) {
        if (model.getId() == null || !CREDENTIAL_ID.matcher(model.getId()).matches()) {
            throw NotStored.invalid("An exported " + kind.noun() + " needs the id that it was exported with");
        }
        model.setSecretData("{}");
        return new Fingerprint(model.getId(), model.keyId().orElseThrow());
    }
}

package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.claim.ClusterClaim;
import io.github.keycloakkiosk.credential.Guesses;
import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/** One user's PIN, and their earlier PINs. */
final class PinStore {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final KioskSettings settings;
    private final PinHash pinHash;
    private boolean replaced;

    PinStore(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.settings = KioskSettings.of(session, realm);
        this.pinHash = new PinHash(session);
    }

    /** The user's PIN; empty without one. */
    static Optional<PinCredentialModel> find(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PinCredentialModel.TYPE)
                .findFirst()
                .map(PinCredentialModel::of);
    }

    static String claim(UserModel user) {
        return "kiosk:pin-claim:" + user.getId();
    }

    KioskSettings settings() {
        return settings;
    }

    /** Whether this is one of the user's latest PINs, the present one included. */
    boolean isAmongLatest(int most, Pin pin) {
        return settings.keys().isPresent()
                && latest(most)
                        .anyMatch(hash -> pinHash.verify(realm, settings.keys().get(), pin, hash));
    }

    /**
     * Reserves the change of the user's PIN. Without this, two parallel requests would each replace the old PIN and leave both
     * new ones.
     *
     * @throws NotStored 409 when another request is changing the PIN
     */
    void claim() {
        if (!isClaimed()) {
            throw NotStored.conflict("another request is giving this user a PIN; try again");
        }
        session.getTransactionManager()
                .enlistAfterCompletion(
                        new ForgottenGuesses(new Guesses(session, realm).allAtPin(user), () -> replaced));
    }

    private boolean isClaimed() {
        boolean ours = ClusterClaim.take(session, claim(user));
        if (ours && user instanceof CachedUserModel cached) {
            // The user was loaded before the claim, so the PIN to replace may be missing.
            cached.invalidate();
        }
        return ours;
    }

    /**
     * Stores the PIN again under the realm's secret key, in the same credential, so its age stays. Does nothing when the user
     * has another PIN by now, or is getting one.
     *
     * @param right the stored PIN at the time of the comparison
     */
    void rekey(PinCredentialModel right, Pin pin) {
        if (settings.keys().isEmpty() || !isClaimed()) {
            return;
        }
        find(user).filter(stored -> stored.isSameAs(right)).ifPresent(stored -> {
            HashedPin anew = pinHash.hash(realm, settings.keys().get().current(), pin);
            user.credentialManager().updateStoredCredential(stored.as(anew));
        });
    }

    /**
     * Makes a new PIN, with the hashes of the PINs that the user may not choose again.
     *
     * @throws NotStored 400 when the realm has no key
     */
    PinCredentialModel made(Pin pin) {
        return withHistory(pinHash.hash(realm, key(settings), pin));
    }

    /** @throws NotStored 400 when the realm has no key */
    static CredentialKey key(KioskSettings settings) {
        return settings.keys()
                .map(KeyRing::current)
                .orElseThrow(() -> NotStored.invalid(
                        "No PIN can be stored: " + settings.problem().orElse("the realm has no secret key")));
    }

    PinCredentialModel withHistory(HashedPin hash) {
        // The new PIN is the first of those that count.
        List<HashedPin> history =
                latest(Math.max(0, settings.pinRules().history() - 1)).toList();
        return PinCredentialModel.stored(hash, history);
    }

    /** Puts this PIN in place of any other. Call {@link #claim} first. */
    CredentialModel replace(PinCredentialModel pin, String label, Long createdDate) {
        pin.setUserLabel(label);
        pin.setCreatedDate(createdDate == null ? Long.valueOf(Time.currentTimeMillis()) : createdDate);
        replaced = true;
        SubjectCredentialManager credentials = user.credentialManager();
        credentials
                .getStoredCredentialsByTypeStream(PinCredentialModel.TYPE)
                .toList()
                .forEach(old -> credentials.removeStoredCredentialById(old.getId()));
        return credentials.createStoredCredential(pin);
    }

    /** Keeps the PIN, sets this label if there is one, and lifts a shift lead's bound: an admin has given it now. */
    void keep(String label) {
        find(user)
                .filter(pin -> label != null && !label.equals(pin.getUserLabel())
                        || pin.belowPower().isPresent())
                .ifPresent(pin -> {
                    if (label != null) {
                        pin.setUserLabel(label);
                    }
                    pin.setBelowPower(OptionalInt.empty());
                    user.credentialManager().updateStoredCredential(pin);
                });
    }

    private Stream<HashedPin> latest(int most) {
        return find(user).stream()
                .flatMap(stored -> stored.hashed().stream()
                        .flatMap(inUse -> Stream.concat(Stream.of(inUse), stored.history().stream())))
                .limit(most);
    }
}

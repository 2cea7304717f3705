package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.credential.Guesses;
import io.github.keycloakkiosk.credential.StoredCredentialProvider;
import io.github.keycloakkiosk.credential.UnknownKey;
import io.github.keycloakkiosk.directory.DirectoryUser;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import io.github.keycloakkiosk.settings.PinLength;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Stores and checks PINs. A caller off the whitelist always gets "wrong". */
public final class PinCredentialProvider extends StoredCredentialProvider<PinCredentialModel> {

    private static final Logger LOG = Logger.getLogger(PinCredentialProvider.class);

    private final PinHash pinHash;

    PinCredentialProvider(KeycloakSession session) {
        super(session, PinCredentialModel.TYPE);
        this.pinHash = new PinHash(session);
    }

    @Override
    public PinCredentialModel getCredentialFromModel(CredentialModel model) {
        return PinCredentialModel.of(model);
    }

    /**
     * Gives the user this PIN in place of any other, as an admin wants it. The same PIN once more changes nothing. Otherwise
     * tools that put a user again and again would make the PIN look new, and push all others out of the history.
     *
     * @throws NotStored 400 when the value is no PIN by the realm's settings; 409 when another request is giving the user a PIN
     *     now
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, PinCredentialModel model) {
        PinStore store = new PinStore(session, realm, user);
        Optional<HashedPin> exported = model.hashed();
        if (exported.isPresent()) {
            store.claim();
            PinCredentialModel pin = PinCredentialModel.stored(exported.get(), model.history());
            pin.setId(model.getId());
            model.lastUsed().ifPresent(pin::setLastUsed);
            pin.setBelowPower(model.belowPower());
            return store.replace(pin, model.getUserLabel(), model.getCreatedDate());
        }
        PinLength length = store.settings().pinRules().length();
        Pin pin = model.typed().filter(typed -> typed.isOf(length)).orElseThrow(() -> Pins.notOf(length));
        store.claim();
        PinCredentialModel made = store.made(pin);
        if (PinStore.find(user).isEmpty()) {
            return store.replace(made, model.getUserLabel(), model.getCreatedDate());
        }
        session.getTransactionManager()
                .enlistPrepare(new ReplacedPin(store, pin, made, model.getUserLabel(), model.getCreatedDate()));
        return made;
    }

    /**
     * False for any PIN off the whitelist, outside of a request, without usable settings, and after too many guesses. Each call
     * with a text that can be a PIN is a guess, and counts when it is wrong. What cannot be one costs as much work.
     */
    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        if (!supportsCredentialType(input.getType())) {
            return false;
        }
        Optional<Pin> pin = Pin.of(input.getChallengeResponse());
        Guesses guesses = new Guesses(session, realm);
        Optional<Guess> guess = pin.isPresent() ? guesses.atPin(user) : guesses.atNothing();
        if (guess.isEmpty()) {
            return false;
        }
        if (!guess.get().isAdmitted()) {
            if (!guess.get().isAddressRefused()) {
                // A refused PIN costs as much work as a wrong one. From a refused address no PIN costs any work.
                pinHash.pretend(realm);
            }
            return false;
        }
        if (!isRight(realm, user, pin)) {
            guess.get().wrong();
            guess.get().waitBegun().ifPresent(until -> WaitNote.leave(session, realm, user, until));
            return false;
        }
        if (isOutgrown(realm, user) || !DirectoryUser.isStillThere(session, realm, user)) {
            guess.get().none();
            return false;
        }
        guess.get().right();
        return true;
    }

    private boolean isOutgrown(RealmModel realm, UserModel user) {
        boolean outgrown = PinStore.find(user)
                .filter(pin -> !pin.isWithinPower(session, realm, user))
                .isPresent();
        if (outgrown) {
            LOG.warnf(
                    "Realm %s: the right PIN of user %s is refused: a shift lead gave it, and the user has as much power by now, or"
                            + " a right of admins. Give the user another PIN",
                    realm.getName(), user.getId());
        }
        return outgrown;
    }

    private boolean isRight(RealmModel realm, UserModel user, Optional<Pin> pin) {
        Optional<KeyRing> keys = KioskSettings.of(session, realm).keys();
        Optional<PinCredentialModel> stored = PinStore.find(user);
        Optional<HashedPin> hash = stored.flatMap(PinCredentialModel::hashed);
        if (keys.isEmpty() || pin.isEmpty() || hash.isEmpty()) {
            pinHash.pretend(realm);
            return false;
        }
        boolean right = pinHash.verify(realm, keys.get(), pin.get(), hash.get());
        if (right) {
            right(realm, user, stored.get(), pin.get(), keys.get());
        } else if (keys.get().byId(hash.get().keyId()).isEmpty()) {
            UnknownKey.met(session, realm, keys.get());
        }
        return right;
    }

    private void right(RealmModel realm, UserModel user, PinCredentialModel stored, Pin pin, KeyRing keys) {
        used(realm, user.getId(), stored);
        if (!stored.hashed()
                .map(HashedPin::keyId)
                .equals(Optional.of(keys.current().id()))) {
            session.getTransactionManager()
                    .enlistAfterCompletion(new PinRekeying(session, realm, user.getId(), stored, pin));
        }
    }

    /** As for the password: the account console offers to set a missing PIN, and to change an existing one. */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        boolean has =
                context.getUser() != null && PinStore.find(context.getUser()).isPresent();
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
                .displayName("kiosk-pin-display-name")
                .helpText("kiosk-pin-help-text")
                .createAction(has ? null : SetPinRequiredAction.ID)
                .updateAction(has ? SetPinRequiredAction.ID : null)
                .removeable(true)
                .build(session);
    }
}

package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.key.KeyRing;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/** Hashes PINs as the realm hashes passwords, but over an HMAC with the realm's PIN key. */
final class PinHash {

    private static final String PURPOSE = "kiosk-login pin";

    private static final Logger LOG = Logger.getLogger(PinHash.class);

    private final KeycloakSession session;

    PinHash(KeycloakSession session) {
        this.session = session;
    }

    HashedPin hash(RealmModel realm, CredentialKey key, Pin pin) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        return HashedPin.of(
                key.id(),
                provider(policy.getHashAlgorithm()).encodedCredential(mac(key, pin), policy.getHashIterations()));
    }

    /** As {@link #hash}, in any thread: the session is asked for now. */
    Callable<HashedPin> hashing(RealmModel realm, CredentialKey key, Pin pin) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        PasswordHashProvider provider = provider(policy.getHashAlgorithm());
        return () -> HashedPin.of(key.id(), provider.encodedCredential(mac(key, pin), policy.getHashIterations()));
    }

    /** As {@link #verify}, in any thread: the session is asked for now. */
    Callable<Boolean> verification(RealmModel realm, KeyRing keys, Pin pin, HashedPin stored) {
        PasswordHashProvider provider =
                session.getProvider(PasswordHashProvider.class, stored.how().getAlgorithm());
        Optional<CredentialKey> key = keys.byId(stored.keyId());
        return provider == null || key.isEmpty() ? () -> false : () -> isRight(provider, mac(key.get(), pin), stored);
    }

    private static boolean isRight(PasswordHashProvider provider, String mac, HashedPin stored) {
        try {
            return provider.verify(mac, stored.hash());
        } catch (RuntimeException unreadable) {
            LOG.warn("A stored PIN cannot be read; it admits nobody", unreadable);
            return false;
        }
    }

    /**
     * Whether this is the PIN. A PIN under a key that the realm lacks, or in an unreadable form, is never right, and takes the
     * same time: one hash, under the named key only.
     */
    boolean verify(RealmModel realm, KeyRing keys, Pin pin, HashedPin stored) {
        try {
            PasswordHashProvider provider =
                    session.getProvider(PasswordHashProvider.class, stored.how().getAlgorithm());
            Optional<CredentialKey> key = keys.byId(stored.keyId());
            if (provider != null && key.isPresent()) {
                return provider.verify(mac(key.get(), pin), stored.hash());
            }
        } catch (RuntimeException unreadable) {
            LOG.warn("A stored PIN cannot be read; it admits nobody", unreadable);
        }
        pretend(realm);
        return false;
    }

    /** Does the work of one hash: a user without a PIN must take as long as a user with another PIN. */
    void pretend(RealmModel realm) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        provider(policy.getHashAlgorithm()).encodedCredential("no PIN to compare with", policy.getHashIterations());
    }

    private PasswordHashProvider provider(String algorithm) {
        PasswordHashProvider configured =
                algorithm == null ? null : session.getProvider(PasswordHashProvider.class, algorithm);
        return configured == null ? session.getProvider(PasswordHashProvider.class) : configured;
    }

    private static String mac(CredentialKey key, Pin pin) {
        return Base64.getEncoder().encodeToString(key.mac(PURPOSE, pin.digits()));
    }
}

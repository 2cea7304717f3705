package io.github.keycloakkiosk.credential;

import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What a request of a realm can guess at: a user's PIN, a name that is nobody's, the owner of a string. */
public record Guesses(KeycloakSession session, RealmModel realm) {

    /** The purpose of an HMAC. */
    private static final String NOBODY = "kiosk-login name of nobody";

    /** A guess at this user's PIN; empty off the whitelist, outside of a request, and without usable settings. */
    public Optional<Guess> atPin(UserModel user) {
        return of(Optional.of(user), settings -> Optional.of(allAtPin(settings, user)), Optional.empty());
    }

    /**
     * A guess at the PIN of nobody who could log in. It counts for the name as it would for a user, so that the waits tell nothing.
     * Only an HMAC of the name is stored, and an address can leave no more of them than its limit allows. Empty as {@link #atPin}.
     */
    public Optional<Guess> atNobody(String name) {
        return of(
                Optional.empty(),
                settings -> settings.keys()
                        .map(keys ->
                                HexFormat.of().formatHex(keys.current().mac(NOBODY, name.toLowerCase(Locale.ROOT))))
                        .map(mac -> new Attempts(
                                session,
                                realm,
                                "nobody:" + mac,
                                settings.guessLimits().ofPin())),
                Optional.empty());
    }

    /**
     * A guess at the owner of a string. A wrong one counts once in the window of its address, however often it is made. Empty as
     * {@link #atPin}.
     *
     * @param fingerprint the same for the same string; it tells nothing of the string
     */
    public Optional<Guess> atOwner(String fingerprint) {
        return of(Optional.empty(), settings -> Optional.empty(), Optional.of(fingerprint));
    }

    /**
     * A text that cannot be a PIN: given back at once, so it counts nowhere. Where guesses are refused, it is refused too, or
     * the answer would tell who has a PIN. Empty as {@link #atPin}.
     */
    public Optional<Guess> atNothing() {
        Optional<Guess> guess = of(Optional.empty(), settings -> Optional.empty(), Optional.empty());
        guess.ifPresent(Guess::none);
        return guess;
    }

    /** All guesses at one user's PIN, from any address. */
    public Attempts allAtPin(UserModel user) {
        return allAtPin(KioskSettings.of(session, realm), user);
    }

    private Attempts allAtPin(KioskSettings settings, UserModel user) {
        return new Attempts(
                session, realm, "pin:" + user.getId(), settings.guessLimits().ofPin());
    }

    private Optional<Guess> of(
            Optional<UserModel> user, Function<KioskSettings, Optional<Attempts>> atPin, Optional<String> attempt) {
        KioskSettings settings = KioskSettings.of(session, realm);
        Optional<Guess> guess = settings.judgeCurrentRequest()
                .allowedClient()
                .map(client -> new Guess(
                        session, realm, settings.guessLimits(), client, user, atPin.apply(settings), attempt));
        guess.ifPresent(Guess::sayIfAddressIsRefusedFromNowOn);
        Guess.remember(session, guess);
        return guess;
    }
}

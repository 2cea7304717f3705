package io.github.keycloakkiosk.credential;

import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.guessing.Limit;
import io.github.keycloakkiosk.guessing.Turn;
import io.github.keycloakkiosk.network.ClientAddress;
import io.github.keycloakkiosk.network.Site;
import io.github.keycloakkiosk.settings.GuessLimits;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * One guess at a PIN or a badge. It is counted before anything is compared, so that guesses that are made at once count as
 * many as they are; one that turns out right is given back. A request that does not come from the whitelist makes no guess, and
 * so counts none: nobody can use up another's guesses from afar.
 */
public final class Guess {

    private static final String LATEST = Guess.class.getName();

    /** The purpose of an HMAC. */
    private static final String NOBODY = "kiosk-login name of nobody";

    private final RealmModel realm;
    private final ClientAddress client;
    private final Optional<UserModel> user;
    private final Attempts byAddress;
    private final Optional<Attempts> atPin;
    private final Turn ofAddress;
    private final Turn ofPin;
    private boolean counted = true;

    private Guess(
            KeycloakSession session,
            RealmModel realm,
            GuessLimits limits,
            ClientAddress client,
            Optional<UserModel> user,
            Optional<Attempts> atPin,
            Optional<String> attempt) {
        this.realm = realm;
        this.client = client;
        this.user = user;
        AttemptLimit limit = limits.byAddress().of(client);
        this.byAddress = new Attempts(
                session,
                realm,
                "address:" + Site.of(client),
                attempt.<Limit>map(limit::oncePer).orElse(limit));
        this.atPin = atPin;
        this.ofAddress = byAddress.await();
        this.ofPin = ofAddress.admitted() ? atPin.map(Attempts::await).orElse(Turn.UNCOUNTED) : Turn.UNCOUNTED;
    }

    /** A guess at this user's PIN; empty off the whitelist, outside of a request, and without usable settings. */
    public static Optional<Guess> atPin(KeycloakSession session, RealmModel realm, UserModel user) {
        return of(
                session,
                realm,
                Optional.of(user),
                settings -> Optional.of(attempts(session, realm, settings.guessLimits(), user)),
                Optional.empty());
    }

    /**
     * A guess at the PIN of nobody who could log in. It counts for the name as it would for a user, so that the waits tell nothing.
     * Only an HMAC of the name is stored, and an address can leave no more of them than its limit allows. Empty as {@link #atPin}.
     */
    public static Optional<Guess> atNobody(KeycloakSession session, RealmModel realm, String name) {
        return of(
                session,
                realm,
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
    public static Optional<Guess> atOwner(KeycloakSession session, RealmModel realm, String fingerprint) {
        return of(session, realm, Optional.empty(), settings -> Optional.empty(), Optional.of(fingerprint));
    }

    /**
     * A text that cannot be a PIN: given back at once, so it counts nowhere. Where guesses are refused, it is refused too, or
     * the answer would tell who has a PIN. Empty as {@link #atPin}.
     */
    public static Optional<Guess> atNothing(KeycloakSession session, RealmModel realm) {
        Optional<Guess> guess = of(session, realm, Optional.empty(), settings -> Optional.empty(), Optional.empty());
        guess.ifPresent(Guess::none);
        return guess;
    }

    private static Optional<Guess> of(
            KeycloakSession session,
            RealmModel realm,
            Optional<UserModel> user,
            Function<KioskSettings, Optional<Attempts>> atPin,
            Optional<String> attempt) {
        KioskSettings settings = KioskSettings.of(session, realm);
        Optional<Guess> guess = settings.judgeCurrentRequest()
                .allowedClient()
                .map(client -> new Guess(
                        session, realm, settings.guessLimits(), client, user, atPin.apply(settings), attempt));
        guess.filter(made -> made.ofAddress.news())
                .ifPresent(made -> RefusedGuesses.ofAddress(
                        realm, user, made.client, made.ofAddress.until().orElseThrow()));
        session.setAttribute(LATEST, guess.orElse(null));
        return guess;
    }

    /** The last guess of this request. */
    public static Optional<Guess> latest(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(LATEST, Guess.class));
    }

    /** All guesses at one user's PIN, from any address. */
    public static Attempts attempts(KeycloakSession session, RealmModel realm, GuessLimits limits, UserModel user) {
        return new Attempts(session, realm, "pin:" + user.getId(), limits.ofPin());
    }

    /** Whether it counts as a wrong one unless it is right. */
    public boolean isCounted() {
        return counted;
    }

    /** Whether the secret may be compared. */
    public boolean isAdmitted() {
        return !isAddressRefused() && ofPin.admitted();
    }

    /** Whether the address is refused for a while, and not the PIN. */
    public boolean isAddressRefused() {
        return !ofAddress.admitted();
    }

    /** The latest time at which guesses are admitted again; empty when the next guess is admitted. */
    public Optional<Instant> until() {
        return isAddressRefused() ? ofAddress.until() : ofPin.until();
    }

    /** Until when the PIN is refused from now on; empty when this guess did not begin a wait. */
    public Optional<Instant> waitBegun() {
        return ofPin.news() ? ofPin.until() : Optional.empty();
    }

    /** Whether a wait at the PIN is under way, or begins with this guess if it is wrong. */
    public boolean isWaitAtPin() {
        return !isAddressRefused() && ofPin.until().isPresent();
    }

    /** The seconds until then: at least 1. */
    public long secondsLeft() {
        long millis = until().map(Instant::toEpochMilli).orElse(0L) - Time.currentTimeMillis();
        return Math.max(1, (millis + 999) / 1000);
    }

    /** Reports that the secret was right. */
    public void right() {
        byAddress.free(ofAddress);
        atPin.ifPresent(attempts -> attempts.free(ofPin));
    }

    /** Reports that it was no guess: it counts nowhere, and the login is refused all the same. */
    public void none() {
        right();
        counted = false;
    }

    /** Reports that the secret was wrong. */
    public void wrong() {
        if (counted) {
            byAddress.settle(ofAddress);
            atPin.ifPresent(attempts -> attempts.settle(ofPin));
        }
        waitBegun().ifPresent(until -> RefusedGuesses.ofPin(realm, user, client, until));
    }
}

package io.github.keycloakkiosk.credential;

import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.guessing.Limit;
import io.github.keycloakkiosk.guessing.Turn;
import io.github.keycloakkiosk.network.ClientAddress;
import io.github.keycloakkiosk.network.Site;
import io.github.keycloakkiosk.settings.GuessLimits;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * One guess at a PIN or a badge, made by {@link Guesses}. It is counted before anything is compared, so that guesses that are made at once count as
 * many as they are; one that turns out right is given back. A request that does not come from the whitelist makes no guess, and
 * so counts none: nobody can use up another's guesses from afar.
 */
public final class Guess {

    private static final String LATEST = Guess.class.getName();

    private final RealmModel realm;
    private final ClientAddress client;
    private final Optional<UserModel> user;
    private final Attempts byAddress;
    private final Optional<Attempts> atPin;
    private final Turn ofAddress;
    private final Turn ofPin;
    private boolean counted = true;

    Guess(
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

    void sayIfAddressIsRefusedFromNowOn() {
        if (ofAddress.news()) {
            RefusedGuesses.ofAddress(realm, user, client, ofAddress.until().orElseThrow());
        }
    }

    /** Makes it the last guess of this request; empty when the request could make none. */
    static void remember(KeycloakSession session, Optional<Guess> guess) {
        session.setAttribute(LATEST, guess.orElse(null));
    }

    /** The last guess of this request. */
    public static Optional<Guess> latest(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(LATEST, Guess.class));
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

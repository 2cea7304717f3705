package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.network.CurrentConnection;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.reader.ReaderFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The decisions of a realm's admin about kiosk logins. A realm without settings, or with settings that do not hold, gets settings
 * that admit nobody and say why in {@link #problem()}.
 *
 * @param addressCheck the addresses from which PIN and badge logins are allowed
 * @param sessionCap the number of sessions that a user may have, 0 for no limit; empty in a realm without settings
 * @param sessionCaps other caps, by exact power level
 * @param offlineSessionsCount whether offline sessions count for the cap
 * @param sessionLife how long sessions live that a PIN or a badge alone opened
 * @param pinRules the rules for a new PIN, and how long it stays valid
 * @param guessLimits the limits on guesses at PINs and badges
 * @param loginNames the fields of a user whose values log in
 * @param apiClient the client ID of the login API's client
 * @param registration whether the login API opens accounts, and how often from one address
 * @param readerFormat what the badge readers send
 * @param idleSeconds the seconds after which an abandoned login page starts again; 0 for never
 * @param keys the realm's secret key and the earlier ones; empty when no credential can be read or written
 * @param namespace keeps the badges of this realm apart from those of other realms
 * @param problem the reason why nobody is admitted; empty when all is well
 * @param badgesPerUser the number of badges that a user may have
 * @param badgeDeskGroups the paths of the groups whose members' PINs and badges shift leads may manage
 */
public record KioskSettings(
        AddressCheck addressCheck,
        OptionalInt sessionCap,
        Map<Integer, Integer> sessionCaps,
        boolean offlineSessionsCount,
        SessionLife sessionLife,
        PinRules pinRules,
        GuessLimits guessLimits,
        LoginNames loginNames,
        Optional<String> apiClient,
        Registration registration,
        ReaderFormat readerFormat,
        int idleSeconds,
        Optional<KeyRing> keys,
        String namespace,
        Optional<String> problem,
        int badgesPerUser,
        List<String> badgeDeskGroups) {

    /**
     * The settings that this Keycloak session has read, and their snapshot. They are kept so that a vault is not asked ten times
     * in one login.
     */
    private record Resolved(SettingsSnapshot of, KioskSettings settings) {}

    /** The stored settings of a realm. Never throws: invalid settings admit nobody. */
    public static KioskSettings of(KeycloakSession session, RealmModel realm) {
        SettingsSnapshot snapshot = SettingsSnapshot.of(session, realm);
        String memory = KioskSettings.class.getName() + realm.getId();
        Resolved before = session.getAttribute(memory, Resolved.class);
        if (before != null && before.of() == snapshot) {
            return before.settings();
        }
        KioskSettings settings = snapshot.resolve(session, realm);
        if (settings.problem().isEmpty() && !StoreProof.holds(session.getKeycloakSessionFactory())) {
            return settings.off(StoreProof.PROBLEM);
        }
        session.setAttribute(memory, new Resolved(snapshot, settings));
        return settings;
    }

    /** The {@link #sessionLife} alone. Unlike {@link #of} it reads no keys, so each request may ask for it. */
    public static SessionLife sessionLife(KeycloakSession session, RealmModel realm) {
        return SettingsSnapshot.of(session, realm).sessionLife();
    }

    /** As {@link #sessionLife(KeycloakSession, RealmModel)}: {@link #offlineSessionsCount} alone, for each event. */
    public static boolean offlineSessionsCount(KeycloakSession session, RealmModel realm) {
        return SettingsSnapshot.of(session, realm).offlineSessionsCount();
    }

    /** Whether the realm has settings, good or not: other realms of a server are none of our business. */
    public static boolean exist(KeycloakSession session, RealmModel realm) {
        return SettingsSnapshot.of(session, realm).exist();
    }

    /** Whether a client ID is the one that the setting has in a realm without the login API too. */
    public static boolean isDefaultApiClient(String clientId) {
        return Setting.API_CLIENT.defaultValue.equals(clientId);
    }

    /** The realm's login names, without a look at its keys. Never throws: where they cannot be read, the default counts. */
    public static LoginNames loginNames(KeycloakSession session, RealmModel realm) {
        return SettingsSnapshot.of(session, realm).loginNames();
    }

    /** These settings, with the realm's keys. */
    KioskSettings with(KeyRing ring) {
        return with(addressCheck, Optional.of(ring), problem);
    }

    /** These settings, but they admit nobody for a reason outside of them. PINs and badges can still be stored. */
    private KioskSettings off(String reason) {
        return with(AddressCheck.NOBODY, keys, Optional.of(reason));
    }

    private KioskSettings with(AddressCheck check, Optional<KeyRing> ring, Optional<String> reason) {
        return new KioskSettings(
                check,
                sessionCap,
                sessionCaps,
                offlineSessionsCount,
                sessionLife,
                pinRules,
                guessLimits,
                loginNames,
                apiClient,
                registration,
                readerFormat,
                idleSeconds,
                ring,
                namespace,
                reason,
                badgesPerUser,
                badgeDeskGroups);
    }

    /** The id of the secret key; empty without usable keys. */
    public Optional<String> currentKeyId() {
        return keys.map(ring -> ring.current().id());
    }

    /** Who is calling, and whether kiosk methods may be used from there, for the request that this thread works for. */
    public AddressVerdict judgeCurrentRequest() {
        return addressCheck.judge(CurrentConnection.read());
    }

    /** As {@link #judgeCurrentRequest()}, for a step with its own whitelist within the realm's. */
    public AddressVerdict judgeCurrentRequest(Optional<IpWhitelist> narrower) {
        return addressCheck.judge(CurrentConnection.read(), narrower);
    }

    /** Whether the request that this thread works for comes from a whitelisted address. */
    public boolean isCallerAtKiosk() {
        return judgeCurrentRequest().allowedClient().isPresent();
    }

    /** The cap of a user with this power level: 0 for no limit, empty when the realm has no caps. */
    public OptionalInt sessionCap(int power) {
        Integer ofPower = sessionCaps.get(power);
        return ofPower == null ? sessionCap : OptionalInt.of(ofPower);
    }

    /** The lowest cap of all: a user with no more sessions than this is under any cap. Empty when there is no cap. */
    public OptionalInt lowestSessionCap() {
        return IntStream.concat(
                        sessionCap.stream(), sessionCaps.values().stream().mapToInt(Integer::intValue))
                .filter(cap -> cap > 0)
                .min();
    }
}

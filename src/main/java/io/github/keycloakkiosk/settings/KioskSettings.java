package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.AddressVerdict;
import io.github.keycloakkiosk.network.CurrentConnection;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.network.TrustedProxies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/**
 * The admin's settings for kiosk logins in a realm. A realm without settings, or with invalid ones, gets settings too: they
 * admit nobody and give the reason in {@link #problem()}.
 *
 * @param addressCheck the addresses from which PIN and badge logins are allowed
 * @param sessionCap the number of sessions that a user may have, 0 for no limit; empty in a realm without settings
 * @param sessionCaps other caps, by exact power level
 * @param pinRules the rules for a new PIN, and how long it stays valid
 * @param guessLimits the limits on guesses at PINs and badges
 * @param apiClient the client ID of the login API's client
 * @param registration whether the login API opens accounts, and how often from one address
 * @param idleSeconds the seconds after which an abandoned login page starts again; 0 for never
 * @param keys the realm's secret key and the earlier ones; empty when no credential can be read or written
 * @param namespace keeps the badges of this realm apart from those of other realms
 * @param problem the reason why nobody is admitted; empty when all is well
 * @param badgesPerUser the number of badges that a user may have
 */
public record KioskSettings(
        AddressCheck addressCheck,
        OptionalInt sessionCap,
        Map<Integer, Integer> sessionCaps,
        PinRules pinRules,
        GuessLimits guessLimits,
        Optional<String> apiClient,
        Registration registration,
        int idleSeconds,
        Optional<KeyRing> keys,
        String namespace,
        Optional<String> problem,
        int badgesPerUser) {

    static final String COMPONENT = "kiosk-login";

    private static final int MOST_SESSIONS = 100_000;
    private static final int MOST_IDLE_SECONDS = 3600;

    /**
     * The settings that this session has read, and their snapshot: keys may be in a vault, and ten requests to it in one login
     * are too many.
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

    /**
     * The settings without their keys.
     *
     * @param values the values of the only component; empty for no component or several
     * @param components the number of components
     */
    static KioskSettings ofStored(Optional<SettingValues> values, int components) {
        if (components == 0) {
            return denying("the realm has no kiosk login settings", OptionalInt.empty(), Map.of());
        }
        if (values.isEmpty()) {
            String problem = "the realm has " + components + " kiosk login settings; keep one";
            return denying(problem, defaultCap(), Map.of());
        }
        try {
            return parse(values.get(), Optional.empty());
        } catch (InvalidSetting invalid) {
            return denyingWithItsCaps(invalid.getMessage(), values.get());
        }
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
                pinRules,
                guessLimits,
                apiClient,
                registration,
                idleSeconds,
                ring,
                namespace,
                reason,
                badgesPerUser);
    }

    /** Keeps the caps when another setting is invalid: else sessions under their cap would end. */
    static KioskSettings denyingWithItsCaps(String problem, SettingValues values) {
        try {
            return denying(problem, cap(values), values.caps(Setting.SESSION_CAPS_BY_POWER));
        } catch (InvalidSetting unreadable) {
            return denying(problem, defaultCap(), Map.of());
        }
    }

    static List<ComponentModel> components(RealmModel realm) {
        return realm.getComponentsStream()
                .filter(component -> COMPONENT.equals(component.getProviderId()))
                .filter(component -> UiTabProvider.class.getName().equals(component.getProviderType()))
                .toList();
    }

    static KioskSettings parse(KeycloakSession session, RealmModel realm, SettingValues values) throws InvalidSetting {
        return parse(values, Optional.of(StoredKeys.of(values).resolve(session, realm)));
    }

    private static KioskSettings parse(SettingValues values, Optional<KeyRing> keys) throws InvalidSetting {
        return new KioskSettings(
                new AddressCheck(whitelist(values), trustedProxies(values)),
                cap(values),
                values.caps(Setting.SESSION_CAPS_BY_POWER),
                pinRules(values),
                GuessLimits.of(values),
                values.text(Setting.API_CLIENT),
                new Registration(
                        values.flag(Setting.REGISTRATION), values.number(Setting.REGISTRATION_LIMIT, 0, 10_000)),
                values.number(Setting.IDLE_SECONDS, 0, MOST_IDLE_SECONDS),
                keys,
                values.text(Setting.NAMESPACE)
                        .orElseThrow(() -> new InvalidSetting(Setting.NAMESPACE.key, "it is empty")),
                Optional.empty(),
                values.number(Setting.BADGES_PER_USER, 1, 100));
    }

    /** Judges the current request of this thread: who calls, and whether kiosk methods may be used from there. */
    public AddressVerdict judgeCurrentRequest() {
        return addressCheck.judge(CurrentConnection.read());
    }

    /** As {@link #judgeCurrentRequest()}, for a step with its own whitelist within the realm's. */
    public AddressVerdict judgeCurrentRequest(Optional<IpWhitelist> narrower) {
        return addressCheck.judge(CurrentConnection.read(), narrower);
    }

    /** The cap of a user with this power level: 0 for no limit, empty when the realm has no caps. */
    public OptionalInt sessionCap(int power) {
        Integer ofPower = sessionCaps.get(power);
        return ofPower == null ? sessionCap : OptionalInt.of(ofPower);
    }

    /** The lowest cap: users with no more sessions than this are under their cap. Empty when there is no limit at all. */
    public OptionalInt lowestSessionCap() {
        return IntStream.concat(
                        sessionCap.stream(), sessionCaps.values().stream().mapToInt(Integer::intValue))
                .filter(cap -> cap > 0)
                .min();
    }

    private static KioskSettings denying(String problem, OptionalInt sessionCap, Map<Integer, Integer> sessionCaps) {
        return new KioskSettings(
                AddressCheck.NOBODY,
                sessionCap,
                sessionCaps,
                defaultPinRules(),
                GuessLimits.STRICTEST,
                Optional.empty(),
                new Registration(false, 1),
                Integer.parseInt(Setting.IDLE_SECONDS.defaultValue),
                Optional.empty(),
                "",
                Optional.of(problem),
                Integer.parseInt(Setting.BADGES_PER_USER.defaultValue));
    }

    private static OptionalInt cap(SettingValues values) throws InvalidSetting {
        return OptionalInt.of(values.number(Setting.SESSION_CAP, 0, MOST_SESSIONS));
    }

    private static OptionalInt defaultCap() {
        return OptionalInt.of(Integer.parseInt(Setting.SESSION_CAP.defaultValue));
    }

    private static IpWhitelist whitelist(SettingValues values) throws InvalidSetting {
        try {
            return IpWhitelist.parse(values.list(Setting.IP_WHITELIST));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting(Setting.IP_WHITELIST.key, invalid.getMessage());
        }
    }

    private static TrustedProxies trustedProxies(SettingValues values) throws InvalidSetting {
        try {
            return TrustedProxies.parse(values.list(Setting.TRUSTED_PROXIES));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting(Setting.TRUSTED_PROXIES.key, invalid.getMessage());
        }
    }

    private static PinRules pinRules(SettingValues values) throws InvalidSetting {
        int least = values.number(Setting.PIN_MIN_LENGTH, 4, 12);
        return new PinRules(
                new PinLength(least, values.number(Setting.PIN_MAX_LENGTH, least, 12)),
                values.number(Setting.PIN_HISTORY, 0, 10),
                values.number(Setting.PIN_MAX_AGE_DAYS, 0, 3650),
                values.flag(Setting.PIN_GUESSABLE));
    }

    private static PinRules defaultPinRules() {
        return new PinRules(
                new PinLength(
                        Integer.parseInt(Setting.PIN_MIN_LENGTH.defaultValue),
                        Integer.parseInt(Setting.PIN_MAX_LENGTH.defaultValue)),
                Integer.parseInt(Setting.PIN_HISTORY.defaultValue),
                Integer.parseInt(Setting.PIN_MAX_AGE_DAYS.defaultValue),
                Boolean.parseBoolean(Setting.PIN_GUESSABLE.defaultValue));
    }
}

package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.key.KeyRing;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.vault.VaultStringSecret;

/**
 * The secret key and the earlier keys in stored form: each is a text, or a reference to the server's vault.
 *
 * <p>The earlier keys are one value with blanks between them. With several values the admin API would show several masks, and
 * an update with one mask and one new key would silently lose the masked key.
 */
public record KeySettings(String current, List<String> earlier) {

    /** The limit on earlier keys: an unknown badge is looked up under each of them. */
    static final int MOST_EARLIER = 5;

    private static final Logger LOG = Logger.getLogger(KeySettings.class);
    private static final Pattern VAULT_REFERENCE = Pattern.compile("\\$\\{vault\\..+}");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static KeySettings of(SettingValues values) throws InvalidSetting {
        return new KeySettings(
                values.text(Setting.SECRET_KEY).orElse(""),
                Stream.of(BLANKS.split(values.text(Setting.EARLIER_KEYS).orElse("")))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /**
     * An unreadable earlier key is an error, as an unreadable secret key is: without it, a user could enrol another user's
     * badge.
     */
    KeyRing resolve(KeycloakSession session, RealmModel realm) throws InvalidSetting {
        if (current.isEmpty()) {
            throw new InvalidSetting(Setting.SECRET_KEY.key, "it is empty");
        }
        if (earlier.size() > MOST_EARLIER) {
            throw invalid("it has " + earlier.size() + " keys; keep " + MOST_EARLIER + " at most");
        }
        if (earlier.stream().anyMatch(KeySettings::isText) && isReference(String.join(" ", earlier))) {
            // Keycloak does not mask a value that begins and ends like a reference: it would show the keys in between.
            throw invalid("write the vault references behind the keys; else the admin API would show them");
        }
        CredentialKey secretKey = key(session, realm, Setting.SECRET_KEY, current);
        List<CredentialKey> others = new ArrayList<>();
        for (String text : earlier) {
            others.add(key(session, realm, Setting.EARLIER_KEYS, text));
        }
        return new KeyRing(secretKey, others);
    }

    /** Whether a key itself lies in these settings, or they cannot be read. */
    static boolean mayBeIn(ComponentModel component) {
        try {
            return of(new SettingValues(component)).inDatabase();
        } catch (InvalidSetting unreadable) {
            return true;
        }
    }

    /** Whether the database holds a key itself, and not only its name in the vault. */
    boolean inDatabase() {
        return isText(current) || earlier.stream().anyMatch(KeySettings::isText);
    }

    static boolean isText(String stored) {
        return !isReference(stored);
    }

    private static boolean isReference(String stored) {
        return VAULT_REFERENCE.matcher(stored).matches();
    }

    static CredentialKey key(KeycloakSession session, RealmModel realm, Setting setting, String text)
            throws InvalidSetting {
        // The admin API and partial exports show a secret as ten stars.
        // If stored, these would be a key that everybody knows.
        if (text.contains(ComponentRepresentation.SECRET_VALUE)) {
            throw new InvalidSetting(
                    setting.key,
                    "it is the mask that the admin console and partial exports show instead of a key; leave it out, or"
                            + " give the real key");
        }
        try {
            return CredentialKey.parse(isReference(text) ? fromVault(session, realm, setting, text) : text);
        } catch (IllegalArgumentException unusable) {
            throw new InvalidSetting(
                    setting.key, unusable.getMessage() + "; give at least 32 random bytes in Base64, or leave it out");
        }
    }

    private static String fromVault(KeycloakSession session, RealmModel realm, Setting setting, String reference)
            throws InvalidSetting {
        RealmModel before = session.getContext().getRealm();
        // The vault uses the context's realm, and an import has none yet.
        session.getContext().setRealm(realm);
        try (VaultStringSecret secret = session.vault().getStringSecret(reference)) {
            return secret.get()
                    .orElseThrow(() -> new InvalidSetting(setting.key, reference + " is not in the server's vault"));
        } catch (RuntimeException unreadable) {
            // The exception depends on the vault, and its message may name paths.
            LOG.warnf(unreadable, "Realm %s: the vault cannot be read", realm.getName());
            throw new InvalidSetting(setting.key, "the server's vault cannot be read");
        } finally {
            session.getContext().setRealm(before);
        }
    }

    private static InvalidSetting invalid(String reason) {
        return new InvalidSetting(Setting.EARLIER_KEYS.key, reason);
    }

    /** Leaves out the keys. */
    @Override
    public String toString() {
        return "KeySettings[redacted]";
    }
}

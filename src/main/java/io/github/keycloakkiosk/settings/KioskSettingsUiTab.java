package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.key.KeyRing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.ui.extend.UiTabProvider;
import org.keycloak.services.ui.extend.UiTabProviderFactory;

/**
 * The settings component: a tab under <em>Realm settings</em> on servers with the feature {@code declarative-ui}, and a
 * component of the admin REST API and of realm JSON on all servers.
 */
public final class KioskSettingsUiTab implements UiTabProvider, UiTabProviderFactory<ComponentModel> {

    private static final Confirmation MEANT = new Confirmation("credentials", "keep");

    @Override
    public String getId() {
        return StoredSettings.COMPONENT;
    }

    @Override
    public String getHelpText() {
        return "PIN and badge logins from whitelisted addresses, the login API, and the session cap";
    }

    @Override
    public String getPath() {
        return "/:realm/realm-settings/:tab?";
    }

    @Override
    public Map<String, String> getParams() {
        return Map.of("tab", StoredSettings.COMPONENT);
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Setting.properties();
    }

    /**
     * A missing key is generated here, since a realm import never calls {@code onCreate}.
     *
     * @throws NotStored with the value and the reason; Keycloak's {@code ComponentValidationException} would be a 500 when a
     *     realm is imported, and its message a pattern that braces and apostrophes break
     */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        SettingsSnapshot.isChangedBy(session, realm);
        boolean another = StoredSettings.components(realm).stream()
                .anyMatch(existing -> !existing.getId().equals(component.getId()));
        if (another) {
            throw NotStored.invalid("The realm has kiosk login settings already; change those");
        }
        if (component.getName() == null || component.getName().isBlank()) {
            component.setName(StoredSettings.COMPONENT); // tools that keep a realm's configuration find it by its name
        }
        keepOrGenerate(realm, component, Setting.SECRET_KEY, CredentialKey.generate());
        keepOrGenerate(realm, component, Setting.NAMESPACE, UUID.randomUUID().toString());
        try {
            Optional<ComponentModel> stored = stored(realm, component);
            MistypedSettings.refuse(realm, component, stored);
            LoginAttributes.refuse(session, realm, component, stored);
            if (stored.isPresent()) {
                ReaderSettings.refuseUnmeantChange(session, realm, stored.get(), component);
                KeyRotation.keepTheKeyBefore(session, realm, stored.get(), component);
            }
            KioskSettings settings = StoredSettings.parse(session, realm, new SettingValues(component));
            if (settings.keys().filter(KeyRing::repeats).isPresent()) {
                throw new InvalidSetting(
                        Setting.EARLIER_KEYS.key, "a key is there twice, or is the secret key itself; leave it out");
            }
            SettingsWarnings.write(settings.addressCheck(), component);
            SettingsWarnings.log(realm, settings.addressCheck());
        } catch (InvalidSetting invalid) {
            throw NotStored.invalid(invalid.getMessage());
        }
    }

    /**
     * Keeps the key to stored PINs and badges from being lost by mistake. The realm itself can be deleted as always.
     *
     * @throws NotStored 409, unless the request says {@code ?credentials=keep}
     */
    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel component) {
        if (KeySettings.mayBeIn(component) && !MEANT.isIn(session) && KioskCredentials.exist(session, realm)) {
            throw NotStored.conflict(
                    "The realm has PINs or badges, and the key to them is in these settings: without it they"
                            + " are good no more. To delete the settings all the same, " + MEANT.howTo());
        }
    }

    /** If an update leaves out a value, the stored value stays: a new namespace would make every badge unknown. */
    private static void keepOrGenerate(RealmModel realm, ComponentModel component, Setting setting, String generated) {
        if (new SettingValues(component).list(setting).isEmpty()) {
            component
                    .getConfig()
                    .putSingle(
                            setting.key,
                            stored(realm, component)
                                    .map(old -> old.get(setting.key))
                                    .orElse(generated));
        }
    }

    private static Optional<ComponentModel> stored(RealmModel realm, ComponentModel component) {
        return Optional.ofNullable(component.getId()).map(realm::getComponent);
    }

    @Override
    public void init(Config.Scope config) {
        SettingsWarnings.onServer(ServerProxyOptions.read());
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        StartUpCheck.runAfterStartOf(factory);
    }

    @Override
    public void close() {}
}

package io.github.keycloakkiosk.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.Config;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.ui.extend.UiTabProvider;
import org.keycloak.services.ui.extend.UiTabProviderFactory;

/**
 * The settings component: a tab under <em>Realm settings</em> where the server has the feature {@code declarative-ui},
 * and a component of the admin REST API and of realm JSON everywhere.
 */
public final class KioskSettingsTab implements UiTabProvider, UiTabProviderFactory<ComponentModel> {

    @Override
    public String getId() {
        return KioskSettings.COMPONENT;
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
        return Map.of("tab", KioskSettings.COMPONENT);
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Setting.properties();
    }

    /**
     * Here and not in {@code onCreate}, which a realm import never calls, is a missing key generated.
     *
     * @throws NotStored with the value and the reason; Keycloak's {@code ComponentValidationException} would be a 500 when a
     *     realm is imported, and its message a pattern that braces and apostrophes break
     */
    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel component) {
        boolean another = KioskSettings.components(realm).stream()
                .anyMatch(existing -> !existing.getId().equals(component.getId()));
        if (another) {
            throw NotStored.invalid("The realm has kiosk login settings already; change those");
        }
        keepOrGenerate(realm, component, Setting.SECRET_KEY, CredentialKey.generate());
        keepOrGenerate(realm, component, Setting.NAMESPACE, UUID.randomUUID().toString());
        try {
            KioskSettings.parse(session, realm, component);
        } catch (InvalidSetting invalid) {
            throw NotStored.invalid(invalid.getMessage());
        }
    }

    /** A value that an update leaves out stays: a new key or namespace would make every badge unknown. */
    private static void keepOrGenerate(RealmModel realm, ComponentModel component, Setting setting, String generated) {
        MultivaluedHashMap<String, String> config = component.getConfig();
        if (config.getFirst(setting.key) == null || config.getFirst(setting.key).isBlank()) {
            Optional<ComponentModel> stored =
                    Optional.ofNullable(component.getId()).map(realm::getComponent);
            config.putSingle(
                    setting.key, stored.map(old -> old.get(setting.key)).orElse(generated));
        }
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}

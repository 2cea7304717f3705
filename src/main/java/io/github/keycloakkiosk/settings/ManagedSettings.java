package io.github.keycloakkiosk.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/** Makes, extends and deletes a realm's settings in place of an admin, under the same checks. */
public record ManagedSettings(KeycloakSession session, RealmModel realm) {

    /** Addresses and CIDR blocks of kiosks, and of the proxies in front of Keycloak. */
    public record Addresses(List<String> whitelist, List<String> trustedProxies) {

        public boolean isEmpty() {
            return whitelist.isEmpty() && trustedProxies.isEmpty();
        }
    }

    public boolean exist() {
        return stored().isPresent();
    }

    /** Whether the realm has PINs or badges; the keys to them are in the settings. */
    public boolean areNeeded() {
        return KioskCredentials.exist(session, realm);
    }

    /**
     * Makes settings with defaults.
     *
     * @throws NotStored when a value cannot be stored
     */
    public void create(Addresses addresses, Optional<String> apiClient) {
        ComponentModel component = new ComponentModel();
        component.setName(StoredSettings.COMPONENT);
        component.setProviderId(StoredSettings.COMPONENT);
        component.setProviderType(UiTabProvider.class.getName());
        component.setParentId(realm.getId());
        component.getConfig().put(Setting.IP_WHITELIST.key, new ArrayList<>(addresses.whitelist()));
        component.getConfig().put(Setting.TRUSTED_PROXIES.key, new ArrayList<>(addresses.trustedProxies()));
        apiClient.ifPresent(client -> component.getConfig().putSingle(Setting.API_CLIENT.key, client));
        realm.addComponentModel(component);
    }

    /** Those addresses that are not in the settings as they are written. */
    public Addresses missing(Addresses wanted) {
        return new Addresses(
                missing(Setting.IP_WHITELIST, wanted.whitelist()),
                missing(Setting.TRUSTED_PROXIES, wanted.trustedProxies()));
    }

    private List<String> missing(Setting setting, List<String> wanted) {
        List<String> present = list(setting);
        return wanted.stream().filter(one -> !present.contains(one)).toList();
    }

    /**
     * Adds addresses, and names another client of the login API. In one update: Keycloak would store a list twice that is written
     * twice in one transaction.
     *
     * @throws NotStored when a value cannot be stored, such as a client that the realm does not have
     */
    public void extend(Addresses more, String apiClient) {
        ComponentModel component = stored().orElseThrow();
        component.getConfig().put(Setting.IP_WHITELIST.key, with(Setting.IP_WHITELIST, more.whitelist()));
        component.getConfig().put(Setting.TRUSTED_PROXIES.key, with(Setting.TRUSTED_PROXIES, more.trustedProxies()));
        component.getConfig().putSingle(Setting.API_CLIENT.key, apiClient);
        realm.updateComponent(component);
    }

    private List<String> with(Setting setting, List<String> more) {
        List<String> all = new ArrayList<>(list(setting));
        all.addAll(more);
        return all;
    }

    /** The client ID of the login API's client. */
    public Optional<String> apiClient() {
        return stored().map(SettingValues::new)
                .map(values ->
                        values.list(Setting.API_CLIENT).stream().findFirst().orElse(Setting.API_CLIENT.defaultValue));
    }

    public boolean isWhitelistEmpty() {
        return list(Setting.IP_WHITELIST).isEmpty();
    }

    private List<String> list(Setting setting) {
        return stored().map(SettingValues::new)
                .map(values -> values.list(setting))
                .orElse(List.of());
    }

    /** @throws NotStored while the realm has PINs or badges */
    public void delete() {
        stored().ifPresent(realm::removeComponent);
    }

    /** A copy: Keycloak's cached component must not change before the commit. */
    private Optional<ComponentModel> stored() {
        return StoredSettings.components(realm).stream().findFirst().map(ComponentModel::new);
    }
}

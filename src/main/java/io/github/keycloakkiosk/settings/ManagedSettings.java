package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.IpWhitelist;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/** Makes, extends and deletes a realm's settings in place of an admin, under the same checks. */
public record ManagedSettings(KeycloakSession session, RealmModel realm) {

    public boolean exist() {
        return stored().isPresent();
    }

    /** Whether the realm has PINs or badges; the keys to them are in the settings. */
    public boolean areNeeded() {
        return KioskCredentials.exist(session, realm);
    }

    /** @throws IllegalArgumentException with the address that cannot be read, and the reason */
    public static void requireReadable(List<String> addresses) {
        IpWhitelist.parse(addresses);
    }

    /**
     * Makes settings with defaults.
     *
     * @throws NotStored when a value cannot be stored
     */
    public void create(List<String> whitelist, Optional<String> apiClient) {
        ComponentModel component = new ComponentModel();
        component.setName(StoredSettings.COMPONENT);
        component.setProviderId(StoredSettings.COMPONENT);
        component.setProviderType(UiTabProvider.class.getName());
        component.setParentId(realm.getId());
        component.getConfig().put(Setting.IP_WHITELIST.key, new ArrayList<>(whitelist));
        apiClient.ifPresent(client -> component.getConfig().putSingle(Setting.API_CLIENT.key, client));
        realm.addComponentModel(component);
    }

    /** Those addresses that are not on the whitelist as they are written. */
    public List<String> missing(List<String> addresses) {
        List<String> whitelist = whitelist();
        return addresses.stream().filter(one -> !whitelist.contains(one)).toList();
    }

    /**
     * Puts addresses on the whitelist, and names another client of the login API. In one update: Keycloak would store a list twice
     * that is written twice in one transaction.
     *
     * @throws NotStored when a value cannot be stored, such as a client that the realm does not have
     */
    public void extend(List<String> addresses, String apiClient) {
        ComponentModel component = stored().orElseThrow();
        List<String> whitelist = new ArrayList<>(whitelist());
        whitelist.addAll(addresses);
        component.getConfig().put(Setting.IP_WHITELIST.key, whitelist);
        component.getConfig().putSingle(Setting.API_CLIENT.key, apiClient);
        realm.updateComponent(component);
    }

    /** The client ID of the login API's client. */
    public Optional<String> apiClient() {
        return stored().map(SettingValues::new)
                .map(values ->
                        values.list(Setting.API_CLIENT).stream().findFirst().orElse(Setting.API_CLIENT.defaultValue));
    }

    public boolean isWhitelistEmpty() {
        return whitelist().isEmpty();
    }

    private List<String> whitelist() {
        return stored().map(SettingValues::new)
                .map(values -> values.list(Setting.IP_WHITELIST))
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

package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.settings.ManagedSettings;
import io.github.keycloakkiosk.setup.Wish;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * The body of {@code POST set-up}. Every key may be missing.
 *
 * @param whitelist addresses and CIDR blocks of kiosks
 * @param trustedProxies addresses and CIDR blocks of proxies, as Keycloak sees them
 * @param apps client IDs
 * @param api whether the login API gets a client; yes when it is missing
 * @param apiClient the client ID of that client
 * @param adminPage whether the page for admins gets a client; no when it is missing
 * @param enrolment whether users give themselves PINs and badges
 */
record SetUpRequest(
        List<String> whitelist,
        List<String> trustedProxies,
        List<String> apps,
        Boolean api,
        String apiClient,
        Boolean adminPage,
        Boolean enrolment) {

    static final SetUpRequest EMPTY = new SetUpRequest(null, null, null, null, null, null, null);

    /**
     * @param master see {@link Wish}
     * @throws AdminError 400 when a value cannot be meant
     */
    Wish wish(Optional<RealmModel> master) {
        boolean wantsApi = api == null || api;
        if (apiClient != null && (apiClient.isBlank() || !wantsApi)) {
            throw AdminError.invalid(
                    "apiClient", wantsApi ? "write a client ID, or leave it out" : "leave it out where api is false");
        }
        return new Wish(
                new ManagedSettings.Addresses(list("whitelist", whitelist), list("trustedProxies", trustedProxies)),
                list("apps", apps),
                wantsApi,
                Optional.ofNullable(apiClient),
                adminPage != null && adminPage,
                master,
                Optional.ofNullable(enrolment));
    }

    private static List<String> list(String field, List<String> values) {
        List<String> list = values == null ? List.of() : values;
        if (list.stream().anyMatch(value -> value == null || value.isBlank())) {
            throw AdminError.invalid(field, "a value is empty");
        }
        return list.stream().map(String::strip).distinct().toList();
    }
}

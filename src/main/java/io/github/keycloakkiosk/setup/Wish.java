package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.settings.ManagedSettings;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * What an admin wants of set-up.
 *
 * @param addresses those of kiosks and of proxies
 * @param apps client IDs of apps whose login pages become kiosk pages
 * @param api whether the login API gets a client
 * @param apiClient the client ID of that client; empty for the one in the settings, or the default
 * @param adminPage whether the page for admins gets a client, by which they sign in
 * @param master the master realm, where the caller may make clients too; empty for everybody else
 * @param enrolment whether users may give themselves PINs and badges; empty for yes, unless an admin has decided already
 */
public record Wish(
        ManagedSettings.Addresses addresses,
        List<String> apps,
        boolean api,
        Optional<String> apiClient,
        boolean adminPage,
        Optional<RealmModel> master,
        Optional<Boolean> enrolment) {

    private static final String DEFAULT_CLIENT = "kiosk-api";

    /** The client of the login API that is meant in this realm. */
    String apiClientIn(Work work) {
        return apiClient
                .or(() -> new ManagedSettings(work.session(), work.realm()).apiClient())
                .orElse(DEFAULT_CLIENT);
    }
}

package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody at a device that is no kiosk. The browser's address is always 127.0.0.1, so the realm does not whitelist it. */
@KioskServer
@InChromium
class StrangerPageIT {

    private static final String REALM = "stranger-page";

    @BeforeAll
    static void realm(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("ip-whitelist", "10.0.0.0/8");
    }

    @Test
    void aStrangerIsToldAndSignsInByPassword(KeycloakServer server, Browsers browsers) {
        Page page = browsers.open();
        Response response = new App(server, REALM).signIn(page);

        assertThat(response.status()).isEqualTo(403);
        assertThat(page.locator("h1")).hasText("Not possible at this device");
        assertThat(page.locator(".kiosk-address")).hasText("127.0.0.1");
        assertThat(page.locator("[data-kiosk-badge-form], #pin")).hasCount(0);

        page.locator("button.kiosk-button").getByText("Password").click();
        page.locator("#username").fill("vera");
        page.locator("#password").fill("vera-secret");
        page.locator("#kc-login").click();

        App.awaitCode(page);
    }

    @Test
    void theWayToThePinEndsHereToo(KeycloakServer server, Browsers browsers) {
        Page page = browsers.open();
        new App(server, REALM).signIn(page);

        // The page hides Keycloak's list, and somebody may find the list all the same.
        page.locator("#kc-select-try-another-way-form").evaluate("form => form.submit()");
        new Ways(page).way("PIN").click();

        assertThat(page.locator("h1")).hasText("Not possible at this device");
    }
}

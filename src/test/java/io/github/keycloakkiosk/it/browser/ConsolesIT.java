package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PINs and badges in Keycloak's own consoles. */
@KioskServer
@InChromium
class ConsolesIT {

    private static final String REALM = "consoles";

    private static Admin admin;
    private final KeycloakServer server;
    private Page page;

    ConsolesIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    static void realm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(Browsers browsers) {
        page = browsers.open();
        // The consoles are large, and load slowly.
        page.setDefaultTimeout(30_000);
    }

    @Test
    void theAccountConsoleListsThemAndLeadsToOurPages() {
        String signingIn = server.url() + "/realms/" + REALM + "/account/account-security/signing-in";
        page.navigate(signingIn);
        new BadgePage(page).await();
        new Ways(page).open().password("vera", "vera-secret");
        list("pin").waitFor();
        assertThat(list("pin")).containsText("PIN");
        assertThat(list("badge")).containsText("Demo badge");

        page.getByTestId("badge/create").click();
        page.locator("h1", new Page.LocatorOptions().setHasText("Add a badge")).waitFor();
        page.locator("#kc-cancel").click();

        list("pin").locator("[data-testrole=update]").click();
        assertThat(page.locator("h1")).hasText("Choose a PIN");
    }

    @Test
    void theAdminConsoleShowsNoSecretAndDeletesABadge(Browsers browsers) {
        page.navigate(
                server.url() + "/admin/master/console/#/" + REALM + "/users/" + admin.userId("olga") + "/credentials");
        page.locator("#username").fill("admin");
        page.locator("#password").fill("admin");
        page.locator("#kc-login").click();
        Locator badge = page.locator("tr", new Page.LocatorOptions().setHasText("Demo badge"));
        badge.getByTestId("showDataBtn").click();
        Locator data = page.getByTestId("password-data-dialog");
        data.waitFor();
        assertThat(data.innerText()).doesNotContainIgnoringCase("secret", "04DE51BEEF0001");
        page.getByLabel("Close").first().click();

        badge.getByLabel("Kebab toggle").click();
        page.getByTestId("deleteDropdownItem").click();
        page.getByTestId("confirm").click();
        assertThat(badge).hasCount(0);

        Page kiosk = browsers.open();
        new App(server, REALM).signIn(kiosk);
        BadgePage login = new BadgePage(kiosk).await();
        login.tap("04DE51BEEF0001");
        assertThat(login.problem())
                .hasText("That did not work. Hold your badge to the reader again, or try another way.");
    }

    private Locator list(String type) {
        return page.getByTestId(type + "/credential-list");
    }
}

package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import org.junit.jupiter.api.Test;

/** The tab under <em>Realm settings</em>, as an admin sees it. */
@ServerBelowAPath
@InChromium
class SettingsTabPageIT {

    private static final String REALM = "tab-page";

    @Test
    void theTabSaysWhatIsWrongWithAWhitelist(KeycloakServer server, Browsers browsers) {
        // The server's options speak of proxies; the realm knows that one is on this machine.
        RealmCopy.create(server, REALM, realm -> {}).set("trusted-proxies", "127.0.0.8");
        Page page = browsers.open();
        page.setDefaultTimeout(30_000);
        page.navigate(server.url() + "/admin/master/console/#/" + REALM + "/realm-settings/kiosk-login");
        page.locator("#username").fill("admin");
        page.locator("#password").fill("admin");
        page.locator("#kc-login").click();
        Locator warnings = page.getByTestId("warnings");
        warnings.waitFor();
        assertThat(warnings).hasValue("");

        page.getByTestId("config.ip-whitelist0").fill("0.0.0.0/0");
        warnings.fill("Nothing to worry about");
        page.getByTestId("save").click();
        page.getByText("successful").first().waitFor();
        page.reload();

        warnings.waitFor();
        assertThat(warnings.inputValue())
                .startsWith("The IP whitelist allows PIN and badge logins from everywhere (IPv4): it holds 0.0.0.0/0;");
        new Photograph("settings-tab").of(page);
    }
}

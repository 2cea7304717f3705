package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.Test;

/** The admin API has a host of its own: people sign in at the one, and the page calls the other. */
@KioskServer(start = {"--hostname=http://localhost:{port}", "--hostname-admin=http://127.0.0.1:{port}"})
@InChromium
class AdminHostIT extends AdminPageOfARealm {

    @Test
    void thePageSavesThroughTheHostOfTheAdminApi(Browsers browsers) {
        Page page = open(browsers, "boss");
        page.evaluate("location.hash = 'settings'");
        page.getByLabel("Shortest PIN (digits)").fill("5");
        Response saved = page.waitForResponse(
                response -> response.request().method().equals("PUT"),
                () -> button(page, "Save").click());

        assertThat(saved.status()).isEqualTo(204);
        assertThat(saved.url()).startsWith(server.url() + "/admin/realms/");
        assertThat(page.url())
                .startsWith("http://localhost:" + server.url().getPort() + "/realms/")
                .endsWith("#settings");
        assertThat(complaints).isEmpty();
    }
}

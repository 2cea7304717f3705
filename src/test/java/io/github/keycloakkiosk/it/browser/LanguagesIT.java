package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The badge page in each language, on every screen. */
@KioskServer
@InChromium
class LanguagesIT {

    private static final String REALM = "languages";

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it", "nl", "pl", "pt-BR", "ja", "zh-CN"})
    void thePageSpeaksIt(String language, KeycloakServer server, Browsers browsers) throws IOException {
        Page page = browsers.open(Screen.PHONE, options -> {});
        new App(server, REALM).ask(page, "prompt=login&ui_locales=" + language);

        assertThat(page.locator("h1")).hasText(messages(language).getProperty("kiosk-badge-title"));
        assertThat(page.locator("html")).hasAttribute("lang", language);
        page.evaluate("document.fonts.ready");
        assertThat(new Fit(page).faults()).isEmpty();
    }

    private static Properties messages(String language) throws IOException {
        Path file = Path.of(
                "src/main/resources/theme-resources/messages/messages_" + language.replace('-', '_') + ".properties");
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        }
        return messages;
    }
}

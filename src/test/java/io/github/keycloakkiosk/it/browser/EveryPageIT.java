package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * These hold on every page, in our theme and in Keycloak's, light and dark: the browser logs no error, nothing is loaded from
 * elsewhere, and the page {@linkplain Fit fits} every screen. Axe finds nothing on a phone, and nothing on the larger screens in
 * our theme by day.
 */
@KioskServer
@InChromium
class EveryPageIT {

    /** WCAG 2.2 AA, and the good practice of axe's makers. */
    static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    /** Those on which axe looks, and of which there are pictures. */
    private static final List<Screen> LOOKED_AT = List.of(Screen.DESK, Screen.PORTRAIT, Screen.PHONE);

    private static final String KIOSK = "pages";
    private static final String DEFAULT = "pages-plain";

    private final KeycloakServer server;
    private final List<String> complaints = new ArrayList<>();

    EveryPageIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    static void realms(KeycloakServer server) {
        for (String realm : List.of(KIOSK, DEFAULT)) {
            for (String suffix : List.of("", "-far")) {
                Admin admin = RealmCopy.create(server, realm + suffix, copy -> {
                    if (realm.equals(DEFAULT)) {
                        copy.remove("loginTheme");
                    }
                });
                admin.createUser("pinless", Admin.typed("badge", Scene.BADGE_WITHOUT_PIN));
                if (!suffix.isEmpty()) {
                    admin.set("ip-whitelist", "10.0.0.0/8");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void inOurTheme(Scene scene, Browsers browsers) {
        examine(browsers, scene, KIOSK);
    }

    /** Keycloak's own pages are left as they are. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WAYS", "PASSWORD"})
    void inKeycloaksTheme(Scene scene, Browsers browsers) {
        examine(browsers, scene, DEFAULT);
    }

    private void examine(Browsers browsers, Scene scene, String realm) {
        Page page = browsers.open();
        page.onConsoleMessage(this::listen);
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!List.of("127.0.0.1", "").contains(hostOf(request.url()))) {
                complaints.add("from another host: " + request.url());
            }
        });

        scene.show(page, new App(server, realm));

        page.evaluate("document.fonts.ready");
        examine(page, scene, realm, ColorScheme.LIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.locator("html.pf-v5-theme-dark").waitFor();
        examine(page, scene, realm, ColorScheme.DARK);
        assertThat(complaints).isEmpty();
    }

    private void examine(Page page, Scene scene, String realm, ColorScheme scheme) {
        assertThat(new Fit(page).faults()).isEmpty();
        for (Screen screen : LOOKED_AT) {
            page.setViewportSize(screen.width, screen.height);
            // Axe is slow, and the other themes and lights have other colours but hardly another layout.
            if (screen == Screen.PHONE || realm.equals(KIOSK) && scheme == ColorScheme.LIGHT) {
                assertThat(new AxeBuilder(page)
                                .setLegacyMode(true)
                                .withTags(RULES)
                                .analyze()
                                .getViolations())
                        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                        .as("axe on %s, %s", screen, scheme)
                        .isEmpty();
            }
            if (screen == Screen.PHONE || realm.equals(KIOSK)) {
                new Photograph(String.join(
                                "-",
                                realm.equals(KIOSK) ? "kiosk" : "default",
                                scene.fileName(),
                                screen.fileName(),
                                scheme.name().toLowerCase(Locale.ROOT)))
                        .of(page);
            }
        }
    }

    /** The page for a stranger has the status of a refusal, which Chromium logs. */
    private void listen(ConsoleMessage message) {
        if (!message.text().contains("status of 403")
                && List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text());
        }
    }

    private static String hostOf(String url) {
        URI uri = URI.create(url);
        return uri.getScheme().startsWith("http") ? uri.getHost() : "";
    }
}

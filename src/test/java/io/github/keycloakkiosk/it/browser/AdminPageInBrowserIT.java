package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakkiosk.it.admin.LivingRealm;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for admins: from a realm as Keycloak makes it to the first tap, and what else is on the page. */
@KioskServer
@InChromium
class AdminPageInBrowserIT {

    private static final String REALM = "first-tap";
    private static final String BADGE = "04F1257A900080";
    private static final String PIN = "739461";

    private static KeycloakServer server;
    private static LivingRealm realm;

    private final List<String> complaints = new ArrayList<>();
    private int clicks;

    @BeforeAll
    static void aRealmAsKeycloakMakesIt(KeycloakServer running) {
        server = running;
        realm = LivingRealm.create(server, REALM);
        realm.admin().delegate("boss", "realm-admin");
        realm.admin().delegate("seller");
        Admin admin = realm.admin();
        admin.expect(
                "POST",
                "/clients",
                Map.of("clientId", "kiosk-app", "publicClient", true, "redirectUris", List.of(Browsers.APP)));
    }

    private Page open(Browsers browsers, String user) {
        realm.setUp(Map.of("adminPage", true)); // the one line of kcadm.sh
        Page page = browsers.open();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 403")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address());
        page.locator("#username").fill(user);
        page.locator("#password").fill("of-" + user);
        page.locator("#kc-login").click();
        return page;
    }

    private static String address() {
        return server.url() + "/realms/" + REALM + "/kiosk-login/admin/";
    }

    private void click(Locator what) {
        what.click();
        clicks++;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void fromNothingToTheFirstTapInTenClicks(Browsers browsers) {
        Page page = open(browsers, "boss");

        click(button(page, "Add this address"));
        page.getByText("1 address").waitFor();
        click(button(page, "Next"));
        click(page.getByLabel("kiosk-app"));
        click(button(page, "Next"));
        click(page.getByLabel("seller"));
        page.getByLabel("PIN").fill(PIN);
        page.waitForTimeout(200);
        new Reader(page).tap(BADGE);
        page.getByText("A card was read").waitFor();
        assertThat(page.getByLabel("PIN").inputValue()).isEqualTo(PIN);
        click(button(page, "Next"));
        page.getByText("Would be made").waitFor();
        click(button(page, "Set up"));
        page.getByText("Tap a badge now").waitFor();
        Locator link = page.getByText("Open the login page of kiosk-app");
        link.waitFor();
        assertThat(page.locator("main").textContent()).doesNotContain(BADGE, PIN);
        new Reader(page).tap(BADGE);
        page.getByText("This is a badge of A Delegate").waitFor();
        Page login = page.waitForPopup(() -> click(link));
        new BadgePage(login).await().tap(BADGE);
        login.locator("h1", new Page.LocatorOptions().setHasText(PinPage.TITLE)).waitFor();
        login.locator("#pin").fill(PIN);
        login.locator("#kc-login").click();
        App.awaitCode(login);

        assertThat(clicks).isLessThanOrEqualTo(10);
        assertThat(complaints).isEmpty();
        assertThat(page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .isEqualTo("[{},{}]");
    }

    @Test
    void everyViewFitsEveryScreenAndAxeFindsNothing(Browsers browsers) {
        Page page = open(browsers, "boss");
        for (String view : List.of("start", "people", "check", "set-up", "settings")) {
            page.evaluate("view => { location.hash = view; }", view);
            page.locator("nav a[aria-current=page][href='#" + view + "']").waitFor();
            page.waitForTimeout(1000);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (Screen screen : List.of(Screen.DESK, Screen.PHONE)) {
                    page.setViewportSize(screen.width, screen.height);
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                            .as("%s wider than %s", view, screen)
                            .isLessThanOrEqualTo(0);
                    new Photograph("admin-" + view + "-" + screen.fileName() + "-"
                                    + scheme.name().toLowerCase(java.util.Locale.ROOT))
                            .of(page);
                }
                assertThat(new AxeBuilder(page)
                                .setLegacyMode(true)
                                .withTags(EveryPageIT.RULES)
                                .analyze()
                                .getViolations())
                        .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes())
                        .as("axe on %s, %s", view, scheme)
                        .isEmpty();
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRefusedValueIsSaidAtItsField(Browsers browsers) {
        Page page = open(browsers, "boss");
        page.evaluate("location.hash = 'settings'");
        page.getByLabel("Shortest PIN (digits)").fill("3");
        button(page, "Save").click();

        Locator field = page.getByLabel("Shortest PIN (digits)");
        page.locator("#" + field.getAttribute("id") + "-error").waitFor();
        assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
    }

    @Test
    void peopleWithoutARightReadWhichRolesThereAre(Browsers browsers) {
        Page page = open(browsers, "seller");

        page.getByText("You may not use this page").waitFor();
        assertThat(page.locator("dl").textContent()).contains("manage-realm", "badge-desk");
        assertThat(page.locator("nav").count()).isZero();
    }

    @Test
    void afterTheSignOutThePageAsksForThePasswordAgain(Browsers browsers) {
        Page page = open(browsers, "boss");
        button(page, "Sign out").click();
        page.locator("#password").waitFor();

        page.navigate(address());

        page.locator("#password").waitFor();
    }
}

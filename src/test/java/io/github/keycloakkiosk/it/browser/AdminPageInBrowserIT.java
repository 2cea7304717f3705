package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page for admins: from a realm as Keycloak makes it to the first tap, and what else is on the page. */
@KioskServer
@InChromium
class AdminPageInBrowserIT extends AdminPageOfARealm {

    private static final String BADGE = "04F1257A900080";
    private static final String PIN = "739461";

    private int clicks;

    private void click(Locator what) {
        what.click();
        clicks++;
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
    void theFirstPersonCanBeNew(Browsers browsers) {
        Page page = open(browsers, "boss");
        button(page, "Add this address").click();
        page.getByText("1 address").waitFor();
        button(page, "Next").click();
        button(page, "Next").click();
        page.getByLabel("A new person").click();
        assertThat(button(page, "Next").isDisabled()).isTrue();
        page.getByLabel("User name").fill("olga");
        page.getByLabel("First name").fill("Olga");
        page.waitForTimeout(200);
        new Reader(page).tap("04F1257A900099");
        page.getByText("A card was read").waitFor();
        button(page, "Next").click();
        page.getByText("Olga is made, as a user of the realm.").waitFor();
        assertThat(realm.admin().get("/users?username=olga")).isEmpty();
        button(page, "Set up").click();
        page.getByText("Tap a badge now").waitFor();

        assertThat(realm.admin().credentials("olga", "badge")).hasSize(1);
        assertThat(complaints).isEmpty();
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
    void inGermanItSaysWhatToWriteInGerman(Browsers browsers) {
        Page page = open(browsers, "boss");
        page.evaluate("location.hash = 'settings'");
        page.getByLabel("Shortest PIN (digits)").fill("3");
        page.locator("select").first().selectOption("de");
        button(page, "Speichern").click();

        page.getByText("Dieser Wert geht nicht. Wie viele Ziffern eine neue PIN mindestens hat, von 4 bis 12.")
                .waitFor();
    }

    @Test
    void inGermanTheReportOfSetUpIsInGerman(Browsers browsers) {
        Page page = open(browsers, "boss");
        page.evaluate("location.hash = 'set-up'");
        page.locator("select").first().selectOption("de");
        button(page, "Nur zeigen, was geschähe").click();

        page.locator(".report li")
                .filter(new Locator.FilterOptions().setHasText("Ablauf kiosk browser"))
                .waitFor();
        assertThat(page.locator(".report [lang=en]").count()).isZero();
    }
}

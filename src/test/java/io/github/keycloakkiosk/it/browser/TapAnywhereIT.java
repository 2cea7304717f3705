package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A badge counts on every page of our theme, and not only on the one that waits for it. */
@KioskServer
@InChromium
class TapAnywhereIT {

    private static final String REALM = "tap-anywhere";
    private static final String OLGAS_BADGE = "04DE51BEEF0001";
    private static final String TOMS_BADGE = "04DE51BEEF0099";

    private static Admin admin;
    private App app;
    private Page page;
    private Reader reader;

    @BeforeAll
    static void realm(KeycloakServer server) {
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> realm.withArray("clients").forEach(client -> {
                    if (client.get("clientId").asText().equals("kiosk-app")) {
                        ((ObjectNode) client).put("baseUrl", Browsers.APP);
                    }
                }));
        admin.createUser("tom", Admin.typed("badge", TOMS_BADGE), Admin.typed("pin", "4711"));
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        admin.expect("DELETE", "/events", null);
        app = new App(server, REALM);
        page = browsers.open();
        app.signIn(page);
        reader = new Reader(page);
        new BadgePage(page).await();
    }

    @Test
    void onTheListOfWays() {
        page.evaluate("document.getElementById('kc-select-try-another-way-form').submit()");
        new Ways(page).await();
        settle();

        reader.tap(OLGAS_BADGE);

        assertIsOlgas();
    }

    @Test
    void onThePinPageAlsoWhereANameIsTyped() {
        PinPage pin = new Ways(page).open().choosePin();
        pin.name().fill("vera");
        pin.name().focus();
        settle();

        reader.tap(OLGAS_BADGE);

        assertIsOlgas();
    }

    @Test
    void anotherPersonsBadgeGoesOnWithTheirOwnLogin() {
        reader.tap(OLGAS_BADGE);
        assertIsOlgas();
        settle();

        reader.tap(TOMS_BADGE);

        assertThat(page.locator("[data-kiosk-person]:has-text('tom')")).isVisible();
        new PinPage(page).await().touch("4711");
        new PinPage(page).ok().tap();
        App.awaitCode(page);
        assertThat(admin.events("LOGIN_ERROR")).isEmpty();
    }

    @Test
    void onKeycloaksPageForAPasswordItIsNeverAName() {
        new Ways(page).open().way("password").click();
        page.locator("#username").waitFor();
        page.locator("#username").focus();
        settle();

        reader.tap(OLGAS_BADGE);

        assertIsOlgas();
        assertThat(admin.get("/events?max=100").toString()).doesNotContain(OLGAS_BADGE);
        assertThat(admin.events("LOGIN_ERROR")).isEmpty();
    }

    @Test
    void aBrokenOneThereIsForgotten() {
        new Ways(page).open().way("password").click();
        page.locator("#username").focus();
        settle();

        reader.interrupted("04DE51B", 190, "EEF0001");

        assertThat(page.locator("[data-kiosk-idle] [role=status]"))
                .hasText("The badge was not read whole. Hold it to the reader again.");
        assertThat(page.locator("#username")).hasValue("");
    }

    @Test
    void aProgramThatFillsInFormsStillDoes() {
        new Ways(page).open().way("password").click();
        page.locator("#username").focus();
        settle();

        reader.burst("vera", "Tab");
        page.locator("#password").focus();
        reader.then("vera-secret").enter();

        App.awaitCode(page);
    }

    @Test
    void whereNoLoginLivesItIsForgottenAndTheStartOpens() {
        page.navigate(
                app.server().url() + "/realms/" + REALM + "/login-actions/authenticate?client_id=kiosk-app&tab_id=x");
        page.context().clearCookies();
        page.reload();
        page.locator("#kc-error-message").waitFor();
        settle();

        reader.tap(OLGAS_BADGE);

        page.waitForURL(Browsers.APP);
        assertThat((String) page.evaluate("document.documentElement.outerHTML")).doesNotContain(OLGAS_BADGE);
        app.signIn(page);
        assertThat(new BadgePage(page).await().state()).hasText("Hold your badge to the reader once more.");
        app.signIn(page);
        assertThat(new BadgePage(page).await().state()).hasText("");
    }

    /** Nobody gives olga's PIN here, so it is due each time. */
    private void assertIsOlgas() {
        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
        assertThat(new PinPage(page).pin()).hasValue("");
    }

    /** Keys in a page's first moment count as the rest of a badge; those soon after others go with them. */
    private void settle() {
        page.waitForTimeout(600);
    }
}

package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A screen without a network stays on its page, whatever is pressed; the next press counts. */
@KioskServer
@InChromium
class OfflineIT {

    private static final String REALM = "offline";
    private static final String WORDS = "The system does not answer at the moment. Wait a little, then try again.";

    private Page page;

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        page = browsers.open();
        new App(server, REALM).signIn(page);
        new BadgePage(page).await();
    }

    @Test
    void thePinIsNotLost() {
        PinPage pin = new Ways(page).open().choosePin();
        pin.name().fill("vera");
        pin.touch("5937");
        page.context().setOffline(true);
        pin.ok().tap();

        assertThat(status()).hasText(WORDS);
        assertThat(pin.pin()).hasValue("5937");

        page.context().setOffline(false);
        pin.ok().tap();
        App.awaitCode(page);
    }

    @Test
    void aWayToSignInIsNotLeft() {
        page.context().setOffline(true);
        new Ways(page).way("PIN").click();
        assertThat(status()).hasText(WORDS);

        page.context().setOffline(false);
        new Ways(page).choosePin();
    }

    @Test
    void norIsKeycloaksOwnPage() {
        new Ways(page).way("Password").click();
        page.locator("#username").fill("vera");
        page.locator("#password").fill("vera-secret");
        page.context().setOffline(true);
        page.locator("#kc-login").click();

        assertThat(status()).hasText(WORDS);
        assertThat(page.locator("#username")).hasValue("vera");

        page.context().setOffline(false);
        page.locator("#kc-login").click();
        App.awaitCode(page);
    }

    @Test
    void norIsALink() {
        new BadgePage(page).tap("04DE51BEEF0001");
        new PinPage(page).await();
        page.context().setOffline(true);
        page.locator("#reset-login").click();
        assertThat(status()).hasText(WORDS);

        page.context().setOffline(false);
        page.locator("#reset-login").click();
        new BadgePage(page).await();
    }

    private Locator status() {
        return page.locator("[data-kiosk-idle] [role=status]");
    }
}

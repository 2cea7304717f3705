package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A badge, the PIN that is due, and the app: in the README as a moving picture. */
@KioskServer
@InChromium
class TapFilmIT {

    private static final String REALM = "tap-film";

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @Test
    void aTap(KeycloakServer server, Browsers browsers) {
        Page page = browsers.open(Screen.PANEL, options -> {});
        Film film = new Film(page);
        new App(server, REALM).signIn(page);
        BadgePage badge = new BadgePage(page).await();
        film.shoot(150);

        badge.tap("04DE51BEEF0001");
        film.shoot(30);
        PinPage pin = new PinPage(page).await();
        film.shoot(120);
        int without = film.length();
        for (String digit : "8264".split("")) {
            pin.touch(digit);
            page.waitForTimeout(150); // until the dot is drawn whole
            film.shoot(25);
        }
        assertThat(film.length() - without).as("digits").isEqualTo(4);
        pin.ok().click();
        App.awaitCode(page);
        film.shoot(150);

        film.develop("tap");
    }
}

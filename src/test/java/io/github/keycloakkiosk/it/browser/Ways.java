package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The other ways to sign in: on our own pages, or in Keycloak's list behind "Try another way". */
record Ways(Page page) {

    Ways open() {
        page.locator("[data-kiosk-ways], #try-another-way:visible").first().waitFor();
        if (page.locator("[data-kiosk-ways]").count() == 0) {
            page.locator("#try-another-way").click();
            await();
        }
        return this;
    }

    /** Waits for Keycloak's list. */
    void await() {
        page.locator("h1", new Page.LocatorOptions().setHasText("Select login method"))
                .waitFor();
    }

    Locator way(String name) {
        return page.locator(
                "[data-kiosk-ways] button, .kiosk-way, .pf-v5-c-data-list__item-row, .select-auth-box-parent",
                new Page.LocatorOptions().setHasText(name));
    }

    PinPage choosePin() {
        way("PIN").click();
        return new PinPage(page).await();
    }

    /** Chooses the password and signs in with it. */
    void password(String name, String password) {
        way("password").click();
        page.locator("#password").waitFor(); // both pages have a field for the name
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }
}

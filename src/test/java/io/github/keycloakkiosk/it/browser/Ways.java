package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** "Try another way": the ways to sign in. */
record Ways(Page page) {

    Ways open() {
        page.locator("#try-another-way").click();
        await();
        return this;
    }

    void await() {
        page.locator("h1", new Page.LocatorOptions().setHasText("Select login method"))
                .waitFor();
    }

    Locator way(String name) {
        return page.locator(
                ".kiosk-way, .pf-v5-c-data-list__item-row, .select-auth-box-parent",
                new Page.LocatorOptions().setHasText(name));
    }

    PinPage choosePin() {
        way("user name and PIN").click();
        return new PinPage(page).await();
    }

    /** Chooses the password and signs in with it. */
    void password(String name, String password) {
        way("password").click();
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }
}

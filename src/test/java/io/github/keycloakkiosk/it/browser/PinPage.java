package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** "Type your PIN", with or without a user name. */
record PinPage(Page page) {

    static final String TITLE = "Type your PIN";

    PinPage await() {
        page.locator("h1", new Page.LocatorOptions().setHasText(TITLE)).waitFor();
        pad().waitFor();
        // Keys in the page's first moment count as the rest of a badge that was tapped before.
        page.waitForTimeout(150);
        return this;
    }

    Locator name() {
        return page.locator("#username");
    }

    Locator pin() {
        return page.locator("#pin");
    }

    Locator pad() {
        return page.locator("[data-kiosk-pad]");
    }

    Locator key(String key) {
        return pad().locator("[data-key='" + key + "']");
    }

    Locator ok() {
        return page.locator("#kc-login");
    }

    Locator problem() {
        return page.locator("[role=alert] .kiosk-message");
    }

    /** The user whom Keycloak names on the page. */
    Locator person() {
        return page.locator("[data-kiosk-person] .kiosk-person-name");
    }

    /** Types on the number pad, by touch. */
    void touch(String digits) {
        digits.chars().forEach(digit -> key(String.valueOf((char) digit)).tap());
    }
}

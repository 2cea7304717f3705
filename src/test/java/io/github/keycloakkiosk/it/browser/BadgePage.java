package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** "Hold your badge to the reader". */
record BadgePage(Page page, Reader reader) {

    static final String TITLE = "Hold your badge to the reader";

    BadgePage(Page page) {
        this(page, new Reader(page));
    }

    Locator heading() {
        return page.locator("h1", new Page.LocatorOptions().setHasText(TITLE));
    }

    /** Waits until the page has begun to listen. */
    BadgePage await() {
        heading().waitFor();
        page.locator("[data-kiosk-catcher]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForTimeout(150);
        return this;
    }

    void tap(String loginString) {
        reader.tap(loginString);
    }

    Locator problem() {
        return page.locator("[role=alert] .kiosk-message");
    }

    Locator state() {
        return page.locator("#kiosk-state");
    }

    Locator field() {
        return page.locator("#login_string");
    }

    Locator anotherWay() {
        return page.locator("[data-way=pin]");
    }
}

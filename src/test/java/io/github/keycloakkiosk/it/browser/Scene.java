package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Page;
import java.util.Locale;

/** Each page that a person can be shown, and the way to it. */
enum Scene {
    BADGE {
        @Override
        void show(Page page, App app) {
            app.signIn(page);
            new BadgePage(page).await();
        }
    },
    NFC_BUTTON {
        @Override
        void show(Page page, App app) {
            page.addInitScript(PhoneReaderIT.READER);
            BADGE.show(page, app);
            page.locator("[data-kiosk-nfc] button").waitFor();
        }
    },
    WRONG_BADGE {
        @Override
        void show(Page page, App app) {
            BADGE.show(page, app);
            BadgePage badge = new BadgePage(page);
            badge.tap("0499999999");
            badge.problem().waitFor();
        }
    },
    WAYS {
        @Override
        void show(Page page, App app) {
            PASSWORD.show(page, app);
            page.locator("#try-another-way").click();
            new Ways(page).await();
        }
    },
    PIN {
        @Override
        void show(Page page, App app) {
            BADGE.show(page, app);
            new Ways(page).open().choosePin();
        }
    },
    PIN_AFTER_BADGE {
        @Override
        void show(Page page, App app) {
            BADGE.show(page, app);
            new BadgePage(page).tap("04DE51BEEF0001");
            new PinPage(page).await().pin().fill("826");
        }
    },
    PIN_MISSING {
        @Override
        void show(Page page, App app) {
            BADGE.show(page, app);
            new BadgePage(page).tap(BADGE_WITHOUT_PIN);
            page.locator(".kiosk-pin-missing").waitFor();
        }
    },
    IDLE_WARNING {
        @Override
        void show(Page page, App app) {
            PIN_AFTER_BADGE.show(page, app);
            // The clock stops there. Otherwise the page would be gone before the test looks at it.
            page.clock().setFixedTime(System.currentTimeMillis() + 45_000);
            page.locator("[data-kiosk-idle] button").waitFor();
        }
    },
    WRONG_PIN {
        @Override
        void show(Page page, App app) {
            PIN_AFTER_BADGE.show(page, app);
            PinPage pin = new PinPage(page);
            pin.touch("0000");
            pin.ok().click();
            pin.problem().waitFor();
        }
    },
    PASSWORD {
        @Override
        void show(Page page, App app) {
            BADGE.show(page, app);
            new Ways(page).open().way("password").click();
            page.locator("#password").waitFor();
        }
    },
    READER_TEST {
        @Override
        void show(Page page, App app) {
            page.navigate(app.server().url() + "/realms/" + app.realm() + "/auth/reader-test");
            page.locator(".kiosk-reader-test").waitFor();
        }
    },
    STRANGER {
        @Override
        void show(Page page, App app) {
            new App(app.server(), app.realm() + "-far").signIn(page);
            page.locator(".kiosk-address").waitFor();
        }
    },
    SET_PIN {
        @Override
        void show(Page page, App app) {
            byPassword(page, app, "kiosk-set-pin");
            page.locator("#pin-again").waitFor();
        }
    },
    WEAK_PIN {
        @Override
        void show(Page page, App app) {
            SET_PIN.show(page, app);
            page.locator("#pin").fill("1234");
            page.locator("#pin-again").fill("1234");
            page.locator("#kc-login").click();
            page.locator(".kiosk-message").waitFor();
        }
    },
    ENROL_BADGE {
        @Override
        void show(Page page, App app) {
            byPassword(page, app, "kiosk-enrol-badge");
            page.locator("#kiosk-state[data-now=first]").waitFor();
        }
    },
    NAME_BADGE {
        @Override
        void show(Page page, App app) {
            ENROL_BADGE.show(page, app);
            page.waitForTimeout(150);
            Reader reader = new Reader(page);
            reader.tap("04AA11BB22");
            reader.tap("04AA11BB22");
            page.locator("#label").fill("Blue card");
        }
    },
    PASSWORD_NEEDED {
        @Override
        void show(Page page, App app) {
            byPin(page, app, "kiosk-set-pin");
            page.locator(".kiosk-password-needed").waitFor();
        }
    },
    CONFINED {
        @Override
        void show(Page page, App app) {
            byPin(page, app, "UPDATE_PASSWORD");
            page.locator(".kiosk-confined").waitFor();
        }
    };

    /** The badge of a user without a PIN, whom a realm with these scenes must have. */
    static final String BADGE_WITHOUT_PIN = "04DE51BEEF0009";

    abstract void show(Page page, App app);

    private static void byPassword(Page page, App app, String action) {
        app.ask(page, "prompt=login&kc_action=" + action);
        new BadgePage(page).await();
        new Ways(page).open().password("vera", "vera-secret");
    }

    private static void byPin(Page page, App app, String action) {
        app.ask(page, "prompt=login&kc_action=" + action);
        new BadgePage(page).await();
        PinPage pin = new Ways(page).open().choosePin();
        pin.name().fill("admin");
        pin.pin().fill("7394");
        pin.ok().click();
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

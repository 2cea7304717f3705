package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The browsers of one test. A new one has no cookies, as in a private window. */
final class Browsers implements AutoCloseable {

    /** Where the demo realm's app is; nothing answers there but {@link #appAnswers}. */
    static final String APP = "http://127.0.0.1:8080/app";

    private final Browser browser;
    private final List<BrowserContext> contexts = new ArrayList<>();

    Browsers(Browser browser) {
        this.browser = browser;
    }

    /** A browser at a desk's touch screen. */
    Page open() {
        return open(Screen.DESK, options -> {});
    }

    Page open(Screen screen, Consumer<Browser.NewContextOptions> more) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(true)
                .setLocale("en")
                .setColorScheme(ColorScheme.LIGHT);
        more.accept(options);
        BrowserContext context = browser.newContext(options);
        contexts.add(context);
        context.setDefaultTimeout(10_000);
        context.route(url -> url.startsWith(APP), Browsers::appAnswers);
        return context.newPage();
    }

    private static void appAnswers(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody("<!DOCTYPE html><html lang=en><title>The app</title><h1>The app</h1>"));
    }

    void photograph(String name) {
        int number = 0;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                new Photograph(name + "-" + ++number).of(page);
            }
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}

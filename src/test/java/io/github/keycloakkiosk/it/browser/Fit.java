package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Whether a page fits the screens. The page is loaded once, and measured by one script for each screen. */
record Fit(Page page) {

    /** Half of 1280×800, and of 1024×600: what is left of them at a zoom of 200 %. */
    private static final List<int[]> AT_ZOOM = List.of(new int[] {640, 400}, new int[] {512, 300});

    /** What is cut off: everything to press, to fill in or to read. Nothing has to be scrolled for. */
    private static final String CUT_OFF = """
            () => {
              const root = document.documentElement;
              const needed = "h1, button, a[href], input:not([type=hidden]), select, label, .kiosk-message, .kiosk-note,"
                + " .kiosk-step, .kiosk-person";
              const cut = [...document.querySelectorAll(needed)].filter(e => e.checkVisibility({visibilityProperty: true}))
                .map(e => [e, e.getBoundingClientRect()])
                .filter(([e, b]) => b.width > 1 && (b.top < -1 || b.left < -1 || b.right > innerWidth + 1 || b.bottom > innerHeight + 1))
                .map(([e, b]) => `${e.id || e.className || e.tagName} ends at ${Math.round(b.right)}, ${Math.round(b.bottom)}`);
              const down = root.scrollHeight - innerHeight;
              return down > 0 ? [...cut, `${down} px to scroll down`] : cut;
            }""";

    private static final String TOO_WIDE_OR_SMALL = """
            () => {
              const keys = [...document.querySelectorAll("[data-kiosk-pad] button")].filter(e => e.checkVisibility())
                .map(e => e.getBoundingClientRect()).filter(b => Math.min(b.width, b.height) < 63.9)
                .map(b => `a key of ${b.width} by ${b.height} px`);
              const aside = document.documentElement.scrollWidth - innerWidth;
              return aside > 0 ? [...keys, `${aside} px to scroll aside`] : keys;
            }""";

    /** What is wrong, on all screens; empty when all is well. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Screen screen : Screen.values()) {
            page.setViewportSize(screen.width, screen.height);
            note(faults, screen.name(), CUT_OFF);
            note(faults, screen.name(), TOO_WIDE_OR_SMALL);
        }
        for (int[] size : AT_ZOOM) {
            page.setViewportSize(size[0], size[1]);
            note(faults, "zoomed " + size[0], TOO_WIDE_OR_SMALL);
        }
        return faults;
    }

    private void note(List<String> faults, String where, String script) {
        ((List<?>) page.evaluate(script)).forEach(fault -> faults.add(where + ": " + fault));
    }
}

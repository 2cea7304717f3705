package io.github.keycloakkiosk.it.browser;

/** The screens that kiosks have, and phones. */
enum Screen {
    DESK(1280, 800),
    PORTRAIT(1080, 1920),
    PHONE(390, 844),
    TILL(1024, 600),
    PANEL(800, 480),
    TABLET(1024, 768),
    LAPTOP(1366, 768),
    PHONE_ON_ITS_SIDE(844, 390),
    LARGE(3840, 2160);

    final int width;
    final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

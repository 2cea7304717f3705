package io.github.keycloakkiosk.it.browser;

/** The screens that kiosks have, and a phone. */
enum Screen {
    DESK(1280, 800),
    PORTRAIT(1080, 1920),
    PHONE(390, 844);

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

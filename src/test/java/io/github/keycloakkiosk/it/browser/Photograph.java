package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A picture of a page, in target/screenshots. With {@code -Dpictures} it also replaces the picture of that name in
 * docs/images, if there is one. An ordinary run changes no file of the project.
 */
record Photograph(String name) {

    void of(Page page) {
        Path picture = Path.of(System.getProperty("screenshots"), fileName());
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setAnimations(ScreenshotAnimations.DISABLED));
        Path inDocs = Path.of("docs/images", fileName());
        if (Files.exists(inDocs)) {
            inDocs(picture, inDocs);
        }
    }

    /** With {@code -Dpictures}: the docs have this picture from now on. */
    static void inDocs(Path picture, Path inDocs) {
        if (System.getProperty("pictures") != null) {
            try {
                Files.copy(picture, inDocs, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private String fileName() {
        return name.replaceAll("[^A-Za-z0-9-]+", "_") + ".png";
    }
}

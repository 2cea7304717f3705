package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine. Playwright would download its own, which a build without internet access cannot. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

    /** As in CONTRIBUTING.md and .ci/run. */
    static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** No sandbox, since build machines run as root. The other options keep Chromium from calling home. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** @throws IllegalStateException if this is no browser that starts */
    static Chromium start(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable)
                                    .setArgs(FLAGS)));
        } catch (PlaywrightException dead) {
            playwright.close();
            throw new IllegalStateException(
                    executable + " does not start as a browser; the environment variable CHROMIUM names another.",
                    dead);
        }
    }

    /** The Chromium of this machine; empty if it has none. */
    static Optional<Path> executable() {
        return executable(System.getenv("CHROMIUM"), System.getenv("PATH"));
    }

    /**
     * @param named the path of one; {@code null} or empty to look for it
     * @param folders those to look in, as in PATH; may be {@code null}
     * @throws IllegalStateException when the named one does not exist, or cannot be run
     */
    static Optional<Path> executable(String named, String folders) {
        if (named != null && !named.isEmpty()) {
            Path path = Path.of(named);
            if (!isProgram(path)) {
                throw new IllegalStateException(
                        "The environment variable CHROMIUM names " + named + ", which is no file that can be run.");
            }
            return Optional.of(path);
        }
        return Stream.ofNullable(folders)
                .flatMap(list -> Stream.of(list.split(File.pathSeparator)))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Chromium::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.reader.ReaderFormat;
import io.github.keycloakkiosk.reader.ReaderNumber;
import io.github.keycloakkiosk.reader.Uid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page for admins that shows what a reader types. */
@KioskServer
@InChromium
class ReaderTestPageIT {

    private static final String REALM = "reader-test";

    private Page page;
    private Reader reader;

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        page = browsers.open();
        assertThat(page.navigate(server.url() + "/realms/" + REALM + "/auth/reader-test")
                        .status())
                .isEqualTo(200);
        page.waitForTimeout(150);
        reader = new Reader(page);
    }

    /** The rules of the server, written once more for the browser. */
    @Test
    void itReadsAsTheServerDoes() {
        for (String text : List.of(
                "04A2B3C4",
                "04:a2:b3:c4",
                "04DE51BEEF0001",
                "77771716",
                "0077771716",
                "1370342583894017",
                "QR-1234",
                "4294967296",
                "04a2:b3c4")) {
            reader.tap(text);
            assertThat(page.locator("[data-typed]")).hasText(text);

            assertThat(shown("reader-number ")).as(text).isEqualTo(byServer(text));
        }
    }

    @Test
    void itNamesPrefixAndSuffix() {
        reader.tap(";04A2B3C4?");

        assertThat(shown("reader-prefix ;, reader-suffix ?, reader-number ")).containsEntry("as-read", "04A2B3C4");
    }

    @Test
    void aBrokenBurstIsSaidToBeOne() {
        reader.interrupted("04A2", 190, "B3C4");

        assertThat(page.locator("[role=status]")).hasText("The badge was not read whole. Hold it to the reader again.");
        assertThat(page.locator("tr")).hasCount(0);
    }

    @Test
    void itSendsNothing() {
        List<String> requests = new ArrayList<>();
        page.onRequest((Request request) -> requests.add(request.url()));

        reader.tap("04A2B3C4");
        assertThat(page.locator("[data-typed]")).hasText("04A2B3C4");
        page.waitForTimeout(300);

        assertThat(requests).isEmpty();
    }

    private static Map<String, String> byServer(String text) {
        Map<String, String> stored = new LinkedHashMap<>();
        for (String name : ReaderNumber.names()) {
            new ReaderFormat("", "", ReaderNumber.of(name).orElseThrow())
                    .loginString(text)
                    .map(string -> Uid.ofHex(string).map(Uid::hex).orElse(string))
                    .ifPresent(string -> stored.put(name, string));
        }
        return stored;
    }

    private Map<String, String> shown(String before) {
        Map<String, String> shown = new LinkedHashMap<>();
        page.locator("tr")
                .all()
                .forEach(row -> shown.put(
                        row.locator("th").innerText().replace(before, ""),
                        row.locator("td").innerText()));
        return shown;
    }
}

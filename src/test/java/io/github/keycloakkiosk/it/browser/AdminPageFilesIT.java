package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files on the page for admins: the proof of the whitelist, which is saved, and badges, which are dropped. */
@KioskServer
@InChromium
class AdminPageFilesIT extends AdminPageOfARealm {

    @Test
    void aLinkProvesTheWhitelistOnADeviceWhereNobodySignsIn(Browsers browsers) throws Exception {
        realm.admin().set("ip-whitelist", "127.0.0.0/8");
        String link = realm.admin()
                .expect("POST", "/kiosk-login/whitelist-proof", null)
                .json()
                .get("url")
                .asText();
        Page phone = browsers.open();
        phone.onPageError(complaints::add);
        phone.navigate(link);
        phone.getByText("No forged header was believed.").waitFor();
        assertThat(phone.locator(".hops").textContent()).contains("127.0.0.1", "client");
        phone.getByText("The tries").click();
        assertThat(phone.locator("tbody tr").count()).isGreaterThan(40);
        assertThat(phone.locator("tr.changed").count()).isZero();
        assertThat(new AxeBuilder(phone)
                        .setLegacyMode(true)
                        .withTags(EveryPageIT.RULES)
                        .analyze()
                        .getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();

        Download saved =
                phone.waitForDownload(() -> button(phone, "Save as JSON").click());
        JsonNode file = new ObjectMapper().readTree(Files.readString(saved.path()));
        assertThat(file.get("result").asText()).isEqualTo("proven");
        assertThat(file.get("time").asText()).startsWith("20");
        assertThat(file.get("settings").asText()).startsWith("hmac-sha512:");
        assertThat(file.at("/address/verdict").asText()).isEqualTo("allowed");
        assertThat(file.get("tries"))
                .anySatisfy(one ->
                        assertThat(one.get("headers").toString()).isEqualTo("[[\"True-Client-IP\",\"127.0.0.0\"]]"));
        assertThat(file.get("tries"))
                .anySatisfy(one -> assertThat(one.get("outcome").asText()).isEqualTo("not-sent"));
        assertThat(file.toString()).doesNotContain(link.substring(link.lastIndexOf('/') + 1));
        assertThat(complaints).isEmpty();
    }

    @Test
    void aFileIsTriedFirstAndThenStored(Browsers browsers) throws Exception {
        realm.setUp(Map.of("whitelist", List.of("127.0.0.1")));
        realm.admin().delegate("buyer");
        Page page = open(browsers, "boss");
        page.evaluate("location.hash = 'people'");
        button(page, "From a file").click();
        StringBuilder csv = new StringBuilder("user;badge;label\n");
        for (int row = 0; row < 510; row++) {
            csv.append(row == 507 ? "buyer" : "nobody-" + row)
                    .append(";04FEED")
                    .append(String.format("%08d", row))
                    .append(";\n");
        }
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("box.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8)));

        page.getByText("Rows to store: 1;").waitFor();
        assertThat(page.locator("tbody tr").count()).isEqualTo(20);
        Download report =
                page.waitForDownload(() -> button(page, "Save the report").click());
        List<String> lines = Files.readAllLines(report.path());
        assertThat(lines).hasSize(510);
        assertThat(lines.get(508)).contains("\"line\":511", "user_unknown");
        assertThat(lines.toString()).doesNotContain("04FEED", "nobody-3");
        button(page, "Store the rows (1)").click();
        page.getByText("1 stored, 0 unchanged, 509 refused.").waitFor();

        button(page, "← Back").click();
        page.getByLabel("Search by name").fill("buyer");
        page.getByText("1 badge").first().waitFor();
        page.evaluate("location.hash = 'check'");
        page.locator("nav a[aria-current=page][href='#check']").waitFor();
        page.waitForTimeout(500);
        new Reader(page).tap("04FEED00000507");
        page.locator("h2", new Page.LocatorOptions().setHasText("buyer")).waitFor();
        button(page, "Remove the PIN").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        page.getByLabel("Rename Badge").click();
        page.getByLabel("Label of the badge").fill("Keyring");
        button(page, "Save").click();
        page.getByText("Saved.").waitFor();
        new Reader(page).tap("04FEED99999999");
        page.getByLabel("Replace Keyring by this card").click();
        page.getByText("The badge is replaced").waitFor();
        assertThat(complaints).isEmpty();
    }
}

package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone that reads badges by Web NFC. Chromium on a desk has no Web NFC, so the test puts one into the browser. */
@KioskServer
@InChromium
class PhoneReaderIT {

    private static final String SERIAL = "phone-serial";
    private static final String TEXT = "phone-text";
    private static final String DECIMAL = "phone-decimal";

    static final String READER = """
            window.NDEFReader = class extends EventTarget {
              async scan() {
                if (window.refusal) throw new DOMException("", window.refusal);
                window.nfc = this;
              }
            };
            """;

    private final KeycloakServer server;
    private Page phone;

    PhoneReaderIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    static void realms(KeycloakServer server) {
        RealmCopy.create(server, SERIAL, realm -> {});
        RealmCopy.create(server, TEXT, realm -> {
            for (JsonNode config : realm.get("authenticatorConfig")) {
                if (config.get("alias").asText().equals("badge page")) {
                    ((ObjectNode) config.get("config")).put("web-nfc", "text");
                }
            }
        });
    }

    @BeforeAll
    static void aRealmOfOtherReaders(KeycloakServer server) {
        RealmCopy.create(
                server,
                DECIMAL,
                realm -> ((ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config"))
                        .putArray("reader-number")
                        .add("decimal"));
    }

    @BeforeEach
    void open(Browsers browsers) {
        phone = browsers.open(Screen.PHONE, options -> {});
    }

    @Test
    void whereThereIsNoNfcThereIsNoButton() {
        new App(server, SERIAL).signIn(phone);

        new BadgePage(phone).await();
        assertThat(button()).isHidden();
    }

    @Test
    void theSerialNumberIsTheBadge() {
        start(SERIAL);
        assertThat(status()).hasText("Ready. Hold your badge to the back of this device.");

        hold("04:de:51:be:ef:00:01", "olga");

        assertThat(new PinPage(phone).await().person()).hasText("Olga Operator");
    }

    @Test
    void orTheFirstTextOnIt() {
        start(TEXT);

        hold("99:99:99:99", "04DE51BEEF0001");

        assertThat(new PinPage(phone).await().person()).hasText("Olga Operator");
    }

    @Test
    void theFormatOfTheOtherReadersIsNotThePhones() {
        start(DECIMAL);

        hold("04:de:51:be:ef:00:01", "olga");

        assertThat(new PinPage(phone).await().person()).hasText("Olga Operator");
    }

    /** 77771716 is 04A2B3C4 in decimal. */
    @Test
    void norWhereABadgeIsEnrolled() {
        phone.addInitScript(READER);
        new App(server, DECIMAL).ask(phone, "prompt=login&kc_action=kiosk-enrol-badge");
        new Ways(phone).open().password("olga", "olga-secret");
        phone.locator("[data-kiosk-enrol-form]").waitFor();
        button().tap();
        hold("04:a2:b3:c4", "");
        hold("04:a2:b3:c4", "");
        phone.locator("#kc-login").tap();
        App.awaitCode(phone);

        Answer byOtherReader = Caller.atKiosk(server, DECIMAL).badge("77771716");
        Assertions.assertThat(byOtherReader.json().at("/user/username").asText())
                .isEqualTo("olga");
    }

    @Test
    void aBadgeWithoutTextIsToldApart() {
        start(TEXT);

        phone.evaluate(
                "nfc.dispatchEvent(Object.assign(new Event('reading'), {serialNumber: '', message: {records: []}}))");
        assertThat(status()).hasText("That could not be read. Hold your badge still, or try another one.");
    }

    @ParameterizedTest
    @CsvSource({
        "NotAllowedError, This page may not use NFC.",
        "NotSupportedError, This device cannot read badges now.",
        "NotReadableError, This device cannot read badges now."
    })
    void aFailureIsToldInWords(String error, String words) {
        phone.addInitScript("window.refusal = '" + error + "'");
        start(SERIAL);

        assertThat(status()).containsText(words);
        assertThat(button()).isEnabled();
    }

    private void start(String realm) {
        phone.addInitScript(READER);
        new App(server, realm).signIn(phone);
        new BadgePage(phone).await();
        button().tap();
    }

    private void hold(String serial, String text) {
        phone.evaluate("""
                ([serial, text]) => nfc.dispatchEvent(Object.assign(new Event("reading"), {
                  serialNumber: serial,
                  message: {records: [
                    {recordType: "url", data: new TextEncoder().encode("app:1")},
                    {recordType: "text", encoding: "utf-8", data: new TextEncoder().encode(text)},
                  ]},
                }))""", List.of(serial, text));
    }

    private Locator button() {
        return phone.locator("[data-kiosk-nfc] button");
    }

    private Locator status() {
        return phone.locator("[data-kiosk-nfc] [role=status]");
    }
}

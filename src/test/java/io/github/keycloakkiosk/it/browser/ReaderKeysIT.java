package io.github.keycloakkiosk.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kiosk-reader.js makes of the keys of readers, on a page that takes every badge. It needs no server. */
@InChromium
class ReaderKeysIT {

    private static final String BADGE = "04DE51BEEF0001";
    private static final Path SCRIPT = Path.of("src/main/resources/theme-resources/resources/js/kiosk-reader.js");

    private Page page;
    private Reader reader;

    @BeforeEach
    void open(Browsers browsers) {
        page = browsers.open();
        page.setContent("<!DOCTYPE html><button>Nothing</button><input id=field>");
        page.evaluate("""
                () => {
                  globalThis.heard = [];
                  for (const type of ["kiosk-badge", "kiosk-broken"]) {
                    document.addEventListener(type, (event) => {
                      event.preventDefault();
                      heard.push(type + " " + event.detail.badge);
                    });
                  }
                  globalThis.reached = [];
                  document.addEventListener("keydown", (event) => event.key === "Alt" || reached.push(event.code));
                }""");
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(SCRIPT).setType("module"));
        page.waitForTimeout(300);
        reader = new Reader(page);
    }

    @Test
    void aBurstIsABadge() {
        reader.tap(BADGE);

        assertBadge(BADGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {130, 190, 400})
    void aBurstWithAGapIsBroken(int pause) {
        reader.interrupted("04DE51B", pause, "EEF0001");

        assertThat(heard()).singleElement().asString().startsWith("kiosk-broken");
    }

    @Test
    void soItIsAfterItsFirstKeys() {
        reader.interrupted("04", 150, "DE51BEEF0001");

        assertThat(heard()).singleElement().asString().startsWith("kiosk-broken");
    }

    @Test
    void theNextTapAfterThatIsABadge() {
        reader.interrupted("04DE51B", 190, "EEF0001");
        reader.tap(BADGE);

        assertThat(heard()).hasSize(2).last().isEqualTo("kiosk-badge " + BADGE);
    }

    @Test
    void aDoubledCharacterMayLookLikeAKeyThatIsHeldDown() {
        reader.begin().then("04DE").repeated("5", 20).then("11").enter();

        assertBadge("04DE5511");
    }

    @Test
    void aKeyThatIsHeldDownSpoilsIt() {
        reader.begin().then("04DE").repeated("5", 500).then("11").enter();

        assertThat(heard()).noneMatch(event -> event.startsWith("kiosk-badge"));
    }

    @Test
    void altModeIsRead() {
        reader.inAltMode(BADGE + "\r");

        assertBadge(BADGE);
    }

    @Test
    void soAreKeysWithAltHeldDown() {
        reader.begin();
        BADGE.chars().forEach(key -> reader.key(String.valueOf((char) key), "KeyX", Reader.ALT));
        reader.enter();

        assertBadge(BADGE);
    }

    @Test
    void textThatComesWithoutKeysIsReadAndTakenAway() {
        page.locator("#field").focus();
        page.keyboard().insertText("x");
        page.waitForTimeout(600);

        reader.commit(BADGE);

        assertBadge(BADGE);
        assertThat(page.locator("#field").inputValue()).isEqualTo("x");
    }

    @Test
    void aNumberPadWithoutNumLockTypesDigits() {
        Map<Character, String> keys = Map.of('0', "Insert", '1', "End", '4', "ArrowLeft", '7', "Home");
        reader.begin();
        "0147".chars().forEach(key -> reader.key(keys.get((char) key), "Numpad" + (char) key, 0));
        reader.enter();

        assertBadge("0147");
    }

    @Test
    void aLineFeedBehindEnterOpensNothing() {
        reader.tap(BADGE);
        reader.key("j", "KeyJ", Reader.CONTROL);

        assertBadge(BADGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"j", "m"})
    void aControlCharacterMayBeTheEnd(String key) {
        reader.begin().then(BADGE).key(key, "Key" + key.toUpperCase(Locale.ROOT), Reader.CONTROL);

        assertBadge(BADGE);
    }

    @Test
    void aPersonStillHasTheirShortcuts() {
        reader.begin().key("c", "KeyC", Reader.CONTROL);

        assertThat(reached()).contains("KeyC");
    }

    @Test
    void aBadgeSoonAfterSlowTypingIsABadge() {
        reader.slowly("olga");
        reader.soon(BADGE);

        assertThat(heard()).containsExactly("kiosk-badge " + BADGE);
    }

    @Test
    void aBadgeSoonAfterATextWithoutKeysIsABadge() {
        page.locator("#field").focus();
        page.keyboard().insertText("olga");
        reader.tap(BADGE);

        assertThat(heard()).containsExactly("kiosk-badge " + BADGE);
    }

    @Test
    void slowTypingIsNoBadge() {
        page.locator("#field").focus();
        reader.slowly("olga smith");
        reader.begin().enter();

        assertThat(heard()).isEmpty();
        assertThat(page.locator("#field").inputValue()).isEqualTo("olga smith");
    }

    @Test
    void nobodyReadsABadgeInAField() {
        page.locator("#field").focus();
        reader.begin().then("04DE51");

        assertThat(page.locator("#field").evaluate("field => getComputedStyle(field).getPropertyValue('color')"))
                .isNotNull();
        assertThat(page.locator("#field").getAttribute("class")).contains("kiosk-veiled");
        reader.then("BEEF").enter();
        assertThat(page.locator("#field").inputValue()).isEmpty();
        assertThat(page.locator("#field").getAttribute("class")).isEmpty();
    }

    @Test
    void withoutEnterItDoesNotStay() {
        page.locator("#field").focus();
        reader.burst(BADGE, "");
        page.waitForCondition(() -> page.locator("#field").inputValue().isEmpty());

        assertThat(heard()).isEmpty();
    }

    private void assertBadge(String badge) {
        assertThat(heard()).containsExactly("kiosk-badge " + badge);
        assertThat(reached()).as("keys that went on to the page").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> heard() {
        return (List<String>) page.evaluate("heard");
    }

    @SuppressWarnings("unchecked")
    private List<String> reached() {
        return (List<String>) page.evaluate("reached");
    }
}

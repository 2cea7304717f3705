package io.github.keycloakkiosk.it.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * A badge reader that types. Its keys carry their times, as from hardware, since a test on a busy machine would type too
 * slowly for a reader.
 */
final class Reader {

    private static final int GAP = 10;

    private final CDPSession keyboard;
    private double now;

    Reader(Page page) {
        this.keyboard = page.context().newCDPSession(page);
    }

    /** A badge: its login string, and Enter. */
    void tap(String loginString) {
        burst(loginString, "Enter");
    }

    /** Keys as fast as a reader sends them. */
    void burst(String characters, String end) {
        keys(characters, end, GAP);
    }

    /** Keys as fast as a person who knows them by heart. */
    void byHeart(String characters, String end) {
        keys(characters, end, 60);
    }

    /** Keys as a person presses them. */
    void slowly(String characters) {
        keys(characters, "", 200);
    }

    private void keys(String characters, String end, int gap) {
        begin();
        characters.chars().forEach(character -> press(String.valueOf((char) character), gap));
        if (!end.isEmpty()) {
            press(end, gap);
        }
    }

    private void begin() {
        now = Math.max(now + 500, System.currentTimeMillis());
    }

    private void press(String key, int gap) {
        now += gap;
        send("keyDown", key, now);
        send("keyUp", key, now + 2);
    }

    private void send(String type, String key, double time) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("key", key);
        event.addProperty("timestamp", time / 1000);
        int code = key.equals("Enter") ? 13 : key.equals("Tab") ? 9 : Character.toUpperCase(key.charAt(0));
        event.addProperty("windowsVirtualKeyCode", code);
        event.addProperty(
                "code", key.length() > 1 ? key : Character.isDigit(key.charAt(0)) ? "Digit" + key : "Key" + key);
        if (type.equals("keyDown") && !key.equals("Tab")) {
            event.addProperty("text", key.equals("Enter") ? "\r" : key);
        }
        keyboard.send("Input.dispatchKeyEvent", event);
    }
}

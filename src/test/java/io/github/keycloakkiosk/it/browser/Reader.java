package io.github.keycloakkiosk.it.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * A badge reader that types. Its keys carry their times, as from hardware, since a test on a busy machine would type too
 * slowly for a reader.
 */
final class Reader {

    static final int ALT = 1;
    static final int CONTROL = 2;

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

    /** A badge a fifth of a second after the keys before it. */
    void soon(String loginString) {
        now += 200 - GAP;
        then(loginString).enter();
    }

    /** A badge that arrives in two parts. */
    void interrupted(String first, int pause, String second) {
        keys(first, "", GAP);
        now += pause - GAP;
        second.chars().forEach(character -> press(String.valueOf((char) character), GAP));
        press("Enter", GAP);
    }

    /** As a reader does that knows nothing of the system's keyboard: Alt, and a character's code on the number pad. */
    void inAltMode(String characters) {
        begin();
        characters.chars().forEach(character -> {
            send("rawKeyDown", "Alt", "AltLeft", ALT, now += GAP);
            String.valueOf(character).chars().forEach(digit -> {
                String code = "Numpad" + (char) digit;
                send("rawKeyDown", String.valueOf((char) digit), code, ALT, now += GAP);
                send("keyUp", String.valueOf((char) digit), code, ALT, now + 2);
            });
            send("keyUp", "Alt", "AltLeft", 0, now += GAP);
        });
    }

    /** A key, and what is held down with it: {@link #ALT}, {@link #CONTROL}, or 0. */
    Reader key(String key, String code, int held) {
        send("rawKeyDown", key, code, held, now += GAP);
        send("keyUp", key, code, held, now + 2);
        return this;
    }

    /** A key that stays down for so long, as the system repeats it. */
    Reader repeated(String key, int milliseconds) {
        press(key, GAP);
        JsonObject event = event("keyDown", key, "Digit" + key, now += milliseconds);
        event.addProperty("autoRepeat", true);
        event.addProperty("text", key);
        keyboard.send("Input.dispatchKeyEvent", event);
        return this;
    }

    /** Keys of the burst that has begun. */
    Reader then(String characters) {
        characters.chars().forEach(character -> press(String.valueOf((char) character), GAP));
        return this;
    }

    void enter() {
        press("Enter", GAP);
    }

    /** A text that the system puts into the field which has the focus, as handhelds do; and Enter. */
    void commit(String text) {
        JsonObject event = new JsonObject();
        event.addProperty("text", text);
        keyboard.send("Input.insertText", event);
        // The text has its time from the browser.
        now = System.currentTimeMillis();
        press("Enter", GAP);
    }

    private void send(String type, String key, String code, int held, double time) {
        JsonObject event = event(type, key, code, time);
        event.addProperty("modifiers", held);
        keyboard.send("Input.dispatchKeyEvent", event);
    }

    private static JsonObject event(String type, String key, String code, double time) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.addProperty("key", key);
        event.addProperty("code", code);
        event.addProperty("timestamp", time / 1000);
        return event;
    }

    private void keys(String characters, String end, int gap) {
        begin();
        characters.chars().forEach(character -> press(String.valueOf((char) character), gap));
        if (!end.isEmpty()) {
            press(end, gap);
        }
    }

    /** The next key begins a burst. */
    Reader begin() {
        now = Math.max(now + 600, System.currentTimeMillis());
        return this;
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

package io.github.keycloakkiosk.settings;

/** A setting that cannot be used. The message names the setting, the reason and the right value; it holds no secret. */
public final class InvalidSetting extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidSetting(String setting, String reason) {
        super(setting + ": " + reason);
    }
}

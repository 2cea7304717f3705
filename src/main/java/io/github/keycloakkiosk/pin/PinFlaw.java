package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.Rule;

/** The reason why a user may not choose a PIN, without the data that the PIN resembles. */
@Rule
enum PinFlaw {
    LENGTH("kiosk-pin-length"),
    SAME_DIGIT("kiosk-pin-same-digit"),
    RUN("kiosk-pin-run"),
    BIRTH_YEAR("kiosk-pin-birth-year"),
    PHONE("kiosk-pin-phone"),
    USED_BEFORE("kiosk-pin-used-before");

    private final String messageKey;

    PinFlaw(String messageKey) {
        this.messageKey = messageKey;
    }

    /** The key of the message to the user. */
    String messageKey() {
        return messageKey;
    }
}

package io.github.keycloakkiosk.pin;

import org.keycloak.forms.login.LoginFormsProvider;

/** Says on the page how long a PIN is refused. It says so for every name, known or not. */
final class PinWait {

    private static final int SECONDS_OF_A_MINUTE = 60;

    private PinWait() {}

    static LoginFormsProvider say(LoginFormsProvider form, long seconds) {
        return seconds < 2 * SECONDS_OF_A_MINUTE
                ? form.setError("kiosk-pin-wait-seconds", seconds)
                : form.setError("kiosk-pin-wait-minutes", (seconds + SECONDS_OF_A_MINUTE - 1) / SECONDS_OF_A_MINUTE);
    }
}

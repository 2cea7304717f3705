package io.github.keycloakkiosk.metrics;

import io.github.keycloakkiosk.network.AddressRefusal;
import io.github.keycloakkiosk.network.AddressVerdict;
import org.keycloak.models.KeycloakSession;

/** Counts the verdicts on addresses. The steps of one login ask several times: each verdict counts once in a request. */
public final class JudgedAddress {

    static final String ALLOWED = "allowed";

    /** Nobody is admitted, from whatever address. */
    static final String SETTINGS_UNUSABLE = "settings_unusable";

    private JudgedAddress() {}

    /** @param settingsHold whether the verdict is by the realm's own settings */
    public static void count(KeycloakSession session, AddressVerdict verdict, boolean settingsHold) {
        String word = settingsHold ? verdict.refusal().map(AddressRefusal::code).orElse(ALLOWED) : SETTINGS_UNUSABLE;
        String memory = JudgedAddress.class.getName() + word;
        if (session.getAttribute(memory) == null) {
            session.setAttribute(memory, true);
            Metric.ADDRESSES.count(word);
        }
    }
}

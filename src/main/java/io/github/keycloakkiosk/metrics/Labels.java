package io.github.keycloakkiosk.metrics;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.network.AddressRefusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The labels of more than a few values. */
final class Labels {

    /** Stands for a login whose request names no method that we know. */
    static final String UNKNOWN = "unknown";

    /** A badge, and the PIN after it; see {@link CountedMethod}. */
    private static final String BADGE_AND_PIN = "badge_pin";

    /** The words of {@code LoginErrors} in events of logins: such an event is ours, whatever else it says. */
    static final List<String> OUR_ERRORS = List.of(
            "ip_not_whitelisted",
            "invalid_origin",
            "flow_without_user",
            "unknown_method",
            "missing_parameter",
            "kiosk_session",
            "pin_required",
            "pin_missing",
            "pin_temporarily_disabled",
            "badge_expired",
            "too_many_attempts");

    /** Words of Keycloak's {@code Errors} with which logins by our steps end, too. */
    private static final List<String> KEYCLOAKS_ERRORS = List.of(
            "invalid_user_credentials",
            "user_not_found",
            "user_disabled",
            "user_temporarily_disabled",
            "invalid_user",
            "invalid_request",
            "not_allowed",
            "consent_denied",
            "resolve_required_actions");

    static final Label METHOD = new Label(
            "method",
            Stream.concat(
                            Arrays.stream(LoginMethod.values()).map(LoginMethod::credentialType),
                            Stream.of(BADGE_AND_PIN, UNKNOWN, Label.OTHER))
                    .toList());

    static final Label REASON = new Label(
            "reason",
            Stream.of(OUR_ERRORS, KEYCLOAKS_ERRORS, List.of(Label.OTHER))
                    .flatMap(List::stream)
                    .toList());

    static final Label VERDICT = new Label(
            "verdict",
            Stream.concat(
                            Stream.of(JudgedAddress.ALLOWED, JudgedAddress.SETTINGS_UNUSABLE),
                            Arrays.stream(AddressRefusal.values()).map(AddressRefusal::code))
                    .toList());

    private Labels() {}
}

package io.github.keycloakkiosk.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.pin.Pins;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.time.Instant;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A user with their PIN and badges: all that a shift lead sees of them.
 *
 * @param pin absent where only the name is asked for, as are badges
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonAnswer(
        String id, String username, String firstName, String lastName, PinState pin, List<BadgeAnswer> badges) {

    /**
     * @param set whether the user has one
     * @param required whether the user must choose one at the next login
     * @param refusedUntil the end of the wait after wrong guesses; absent without one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PinState(boolean set, boolean required, String refusedUntil) {}

    static PersonAnswer named(UserModel user) {
        return new PersonAnswer(user.getId(), user.getUsername(), user.getFirstName(), user.getLastName(), null, null);
    }

    static PersonAnswer of(KeycloakSession session, RealmModel realm, UserModel user) {
        Pins pins = new Pins(session, realm);
        KioskSettings settings = KioskSettings.of(session, realm);
        return new PersonAnswer(
                user.getId(),
                user.getUsername(),
                user.getFirstName(),
                user.getLastName(),
                new PinState(
                        pins.has(user),
                        pins.isRequired(user),
                        pins.refusedUntil(user).map(Instant::toString).orElse(null)),
                new Badges(session, realm)
                        .of(user).stream()
                                .map(badge -> BadgeAnswer.of(settings, badge))
                                .toList());
    }
}

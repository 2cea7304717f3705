package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.login.FormAuthenticator;
import io.github.keycloakkiosk.login.GrantAuthenticator;
import io.github.keycloakkiosk.login.StepWhitelist;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.network.Printable;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * An enabled step that allows fewer addresses than the realm does.
 *
 * @param flow the top-level flow, printable and in quotation marks
 * @param title the step as the console shows it, likewise
 * @param whitelist from its gear; nobody when the gear cannot be read
 */
public record NarrowerStep(String flow, String title, IpWhitelist whitelist) {

    /** In all flows of the realm, bound or not. */
    public static List<NarrowerStep> of(KeycloakSession session, RealmModel realm) {
        return OwnGear.of(session, realm, RealmFlows.of(session, realm)).stream()
                .filter(gear -> mayHaveOne(gear))
                .flatMap(gear -> read(gear)
                        .map(whitelist -> new NarrowerStep(
                                gear.flow().alias(),
                                Printable.quoted(gear.step().getDisplayType()),
                                whitelist))
                        .stream())
                .toList();
    }

    static boolean mayHaveOne(OwnGear gear) {
        return gear.step() instanceof GrantAuthenticator || gear.step() instanceof FormAuthenticator;
    }

    private static Optional<IpWhitelist> read(OwnGear gear) {
        try {
            return StepWhitelist.read(gear.id(), gear.stored());
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(IpWhitelist.EMPTY); // as at a login
        }
    }
}

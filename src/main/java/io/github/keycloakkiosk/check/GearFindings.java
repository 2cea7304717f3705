package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.login.StepWhitelist;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.pin.PinDueConditionalAuthenticator;
import io.github.keycloakkiosk.pin.PinDueConditionalAuthenticatorFactory;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is wrong with the gears of our steps, but for the method of a condition: that is a part of how a flow is drawn. */
final class GearFindings {

    private static final String REFUSED = "Everybody who comes to this step: they are refused as strangers are";

    private final KioskSettings settings;

    private GearFindings(KioskSettings settings) {
        this.settings = settings;
    }

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, List<Flow> flows) {
        GearFindings findings = new GearFindings(KioskSettings.of(session, realm));
        return OwnGear.of(session, realm, flows).stream()
                .flatMap(gear -> findings.of(gear).map(gear.flow()::weigh));
    }

    private Stream<Finding> of(OwnGear gear) {
        if (gear.step() instanceof PinDueConditionalAuthenticatorFactory) {
            return gear.stored() != null && PinDueConditionalAuthenticator.isMistyped(gear.stored())
                    ? Stream.of(hours(step(gear)))
                    : Stream.empty();
        }
        return NarrowerStep.mayHaveOne(gear) ? whitelist(step(gear), gear) : Stream.empty();
    }

    private static String step(OwnGear gear) {
        return "In the flow " + gear.flow().alias() + ", the gear of the step "
                + Printable.quoted(gear.step().getDisplayType());
    }

    private static Finding hours(String step) {
        return Finding.warning(
                Code.PIN_DUE_HOURS_UNREADABLE,
                step + " has hours that are no number from 0 to 168",
                "People with badges: the PIN is asked for each time",
                "Under Authentication, Flows, open the gear and write a number of hours");
    }

    private Stream<Finding> whitelist(String step, OwnGear gear) {
        try {
            Optional<IpWhitelist> narrower = StepWhitelist.read(gear.id(), gear.stored());
            boolean outside = settings.problem().isEmpty()
                    && !settings.addressCheck().whitelist().isEmpty()
                    && narrower.filter(whitelist ->
                                    !whitelist.overlaps(settings.addressCheck().whitelist()))
                            .isPresent();
            return outside
                    ? Stream.of(Finding.error(
                            Code.STEP_WHITELIST_OUTSIDE,
                            step + " has a narrower IP whitelist with no address of the realm's IP whitelist",
                            REFUSED,
                            "Write addresses there that the realm's IP whitelist holds too, or leave it empty"))
                    : Stream.empty();
        } catch (IllegalArgumentException unreadable) {
            return Stream.of(Finding.error(
                    Code.STEP_WHITELIST_UNREADABLE,
                    step + " cannot be read: " + unreadable.getMessage(),
                    REFUSED,
                    "Under Authentication, Flows, open the gear, write plain addresses or CIDR blocks, and save"));
        }
    }
}

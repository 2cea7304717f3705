package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.login.FormAuthenticator;
import io.github.keycloakkiosk.login.GrantAuthenticator;
import io.github.keycloakkiosk.login.StepWhitelist;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.pin.PinDueConditionalAuthenticator;
import io.github.keycloakkiosk.pin.PinDueConditionalAuthenticatorFactory;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** What is wrong with the gears of our steps, but for the method of a condition: that is a part of how a flow is drawn. */
final class GearFindings {

    private static final String REFUSED = "Everybody who comes to this step: they are refused as strangers are";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final KioskSettings settings;

    private GearFindings(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.settings = KioskSettings.of(session, realm);
    }

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, List<Flow> flows) {
        GearFindings gears = new GearFindings(session, realm);
        return flows.stream()
                .filter(Flow::isOurs)
                .flatMap(flow -> gears.executions(flow.id(), new HashSet<>())
                        .flatMap(execution -> gears.of(flow, execution))
                        .map(flow::weigh));
    }

    private Stream<AuthenticationExecutionModel> executions(String flowId, Set<String> seen) {
        if (!seen.add(flowId)) {
            return Stream.empty();
        }
        return realm
                .getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .toList()
                .stream()
                .flatMap(execution -> execution.isAuthenticatorFlow()
                        ? executions(execution.getFlowId(), seen)
                        : Stream.of(execution));
    }

    private Stream<Finding> of(Flow flow, AuthenticationExecutionModel execution) {
        String id = execution.getAuthenticatorConfig();
        if (id == null || execution.getAuthenticator() == null) {
            return Stream.empty();
        }
        ProviderFactory<Authenticator> factory = session.getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        AuthenticatorConfigModel gear = realm.getAuthenticatorConfigById(id);
        if (factory instanceof PinDueConditionalAuthenticatorFactory pinDue) {
            return gear != null && PinDueConditionalAuthenticator.isMistyped(gear)
                    ? Stream.of(hours(step(flow, pinDue)))
                    : Stream.empty();
        }
        return factory instanceof GrantAuthenticator || factory instanceof FormAuthenticator
                ? whitelist(step(flow, (AuthenticatorFactory) factory), id, gear)
                : Stream.empty();
    }

    private static String step(Flow flow, AuthenticatorFactory factory) {
        return "In the flow " + flow.alias() + ", the gear of the step " + Printable.quoted(factory.getDisplayType());
    }

    private static Finding hours(String step) {
        return Finding.warning(
                Code.PIN_DUE_HOURS_UNREADABLE,
                step + " has hours that are no number from 0 to 168",
                "People with badges: the PIN is asked for each time",
                "Under Authentication, Flows, open the gear and write a number of hours");
    }

    private Stream<Finding> whitelist(String step, String id, AuthenticatorConfigModel gear) {
        try {
            Optional<IpWhitelist> narrower = StepWhitelist.read(id, gear);
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

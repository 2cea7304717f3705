package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.Flow.Use;
import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.check.FlowStep.Requirement;
import io.github.keycloakkiosk.login.AddressGrantAuthenticator;
import io.github.keycloakkiosk.login.FormAuthenticator;
import io.github.keycloakkiosk.login.GrantAuthenticator;
import io.github.keycloakkiosk.login.LoginMethodConditionalAuthenticator;
import io.github.keycloakkiosk.login.LoginMethodConditionalAuthenticatorFactory;
import io.github.keycloakkiosk.login.MethodKnownAuthenticator;
import io.github.keycloakkiosk.login.PasswordFormAuthenticatorFactory;
import io.github.keycloakkiosk.login.UserGrantAuthenticator;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.pin.PinDueConditionalAuthenticatorFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.ConfigurableAuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/** Reads the flows of a realm, each once. */
final class RealmFlows {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final FlowBindings bindings;

    private RealmFlows(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.bindings = FlowBindings.of(session, realm);
    }

    static List<Flow> of(KeycloakSession session, RealmModel realm) {
        RealmFlows flows = new RealmFlows(session, realm);
        return realm.getAuthenticationFlowsStream()
                .filter(AuthenticationFlowModel::isTopLevel)
                .map(flows::flow)
                .toList();
    }

    private Flow flow(AuthenticationFlowModel flow) {
        Set<Use> uses = bindings.uses(flow.getId());
        return new Flow(
                flow.getId(),
                Printable.quoted(flow.getAlias()),
                uses,
                bindings.names(flow.getId()),
                steps(flow.getId(), new HashSet<>()));
    }

    /** @param above the flows around it: an import can put a flow into itself */
    private List<FlowStep> steps(String flowId, Set<String> above) {
        if (!above.add(flowId)) {
            return List.of();
        }
        List<FlowStep> steps = realm.getAuthenticationExecutionsStream(flowId)
                .map(execution -> step(execution, above))
                .toList();
        above.remove(flowId);
        return steps;
    }

    private FlowStep step(AuthenticationExecutionModel execution, Set<String> above) {
        Requirement requirement = execution.getRequirement() == null
                ? Requirement.DISABLED
                : Requirement.valueOf(execution.getRequirement().name());
        if (execution.isAuthenticatorFlow()) {
            AuthenticationFlowModel subFlow = realm.getAuthenticationFlowById(execution.getFlowId());
            String title = Printable.quoted(subFlow == null ? "" : subFlow.getAlias());
            return new FlowStep(
                    Kind.SUB_FLOW, Optional.empty(), title, requirement, steps(execution.getFlowId(), above));
        }
        ProviderFactory<?> factory = execution.getAuthenticator() == null
                ? null
                : session.getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        return new FlowStep(
                kind(factory), method(factory, execution), title(factory, execution), requirement, List.of());
    }

    private static String title(ProviderFactory<?> factory, AuthenticationExecutionModel execution) {
        return Printable.quoted(
                factory instanceof ConfigurableAuthenticatorFactory known
                        ? known.getDisplayType()
                        : execution.getAuthenticator());
    }

    private static Kind kind(ProviderFactory<?> factory) {
        if (factory instanceof AddressGrantAuthenticator) {
            return Kind.ADDRESS;
        } else if (factory instanceof UserGrantAuthenticator) {
            return Kind.USER;
        } else if (factory instanceof MethodKnownAuthenticator) {
            return Kind.LAST;
        } else if (factory instanceof GrantAuthenticator) {
            return Kind.SECRET;
        } else if (factory instanceof FormAuthenticator || factory instanceof PasswordFormAuthenticatorFactory) {
            return Kind.PAGE;
        } else if (factory instanceof LoginMethodConditionalAuthenticatorFactory) {
            return Kind.METHOD_CONDITION;
        } else if (factory instanceof PinDueConditionalAuthenticatorFactory) {
            return Kind.PIN_CONDITION;
        }
        return factory instanceof ConditionalAuthenticatorFactory ? Kind.CONDITION : Kind.OTHER;
    }

    private Optional<LoginMethod> method(ProviderFactory<?> factory, AuthenticationExecutionModel execution) {
        if (factory instanceof LoginMethodConditionalAuthenticatorFactory) {
            return Optional.ofNullable(execution.getAuthenticatorConfig())
                    .map(realm::getAuthenticatorConfigById)
                    .flatMap(LoginMethodConditionalAuthenticator::configured);
        }
        return factory instanceof ConfigurableAuthenticatorFactory step
                ? Arrays.stream(LoginMethod.values())
                        .filter(method -> method.credentialType().equals(step.getReferenceCategory()))
                        .findFirst()
                : Optional.empty();
    }
}

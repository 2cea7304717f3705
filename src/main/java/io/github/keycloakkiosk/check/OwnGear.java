package io.github.keycloakkiosk.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The gear of an enabled step in a flow with steps of ours.
 *
 * @param id the gear's id, as the step has it
 * @param stored the gear; {@code null} when it is gone
 */
record OwnGear(Flow flow, AuthenticatorFactory step, String id, AuthenticatorConfigModel stored) {

    static List<OwnGear> of(KeycloakSession session, RealmModel realm, List<Flow> flows) {
        return flows.stream()
                .filter(Flow::isOurs)
                .flatMap(flow -> executions(realm, flow.id(), new HashSet<>())
                        .filter(execution ->
                                execution.getAuthenticatorConfig() != null && execution.getAuthenticator() != null)
                        .flatMap(execution -> session.getKeycloakSessionFactory()
                                                .getProviderFactory(Authenticator.class, execution.getAuthenticator())
                                        instanceof AuthenticatorFactory factory
                                ? Stream.of(gear(realm, flow, factory, execution.getAuthenticatorConfig()))
                                : Stream.empty()))
                .toList();
    }

    private static OwnGear gear(RealmModel realm, Flow flow, AuthenticatorFactory factory, String id) {
        return new OwnGear(flow, factory, id, realm.getAuthenticatorConfigById(id));
    }

    private static Stream<AuthenticationExecutionModel> executions(RealmModel realm, String flowId, Set<String> seen) {
        if (!seen.add(flowId)) {
            return Stream.empty();
        }
        return realm
                .getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .toList()
                .stream()
                .flatMap(execution -> execution.isAuthenticatorFlow()
                        ? executions(realm, execution.getFlowId(), seen)
                        : Stream.of(execution));
    }
}

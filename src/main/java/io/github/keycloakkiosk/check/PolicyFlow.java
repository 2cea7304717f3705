package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.network.Printable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientPolicyExecutorRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * A flow that a client policy puts before the flow of the client and of the realm, at the login pages. Direct grants keep theirs:
 * Keycloak's executor acts at authorization requests alone.
 *
 * @param policy the policy's name, printable and in quotation marks
 * @param alias the flow's name as the policy has it
 * @param id the flow's id; empty when the realm has no such flow
 */
record PolicyFlow(String policy, String alias, Optional<String> id) {

    private static final String EXECUTOR = "auth-flow-enforcer";
    private static final String ALIAS = "auth-flow-alias";

    /** Of all policies that are on. */
    static List<PolicyFlow> of(KeycloakSession session, RealmModel realm) {
        try {
            List<ClientProfileRepresentation> profiles =
                    list(session.clientPolicy().getClientProfiles(realm, false).getProfiles());
            return list(session.clientPolicy().getClientPolicies(realm, false).getPolicies()).stream()
                    .filter(policy -> Boolean.TRUE.equals(policy.isEnabled()))
                    .flatMap(policy -> of(realm, policy, profiles))
                    .toList();
        } catch (ClientPolicyException unreadable) {
            throw new IllegalStateException("the client policies cannot be read", unreadable);
        }
    }

    private static Stream<PolicyFlow> of(
            RealmModel realm, ClientPolicyRepresentation policy, List<ClientProfileRepresentation> profiles) {
        return profiles.stream()
                .filter(profile -> list(policy.getProfiles()).contains(profile.getName()))
                .flatMap(profile -> list(profile.getExecutors()).stream())
                .filter(executor -> EXECUTOR.equals(executor.getExecutorProviderId()))
                .flatMap(executor -> alias(executor).stream())
                .map(alias -> new PolicyFlow(
                        Printable.quoted(policy.getName()),
                        alias,
                        Optional.ofNullable(realm.getFlowByAlias(alias)).map(AuthenticationFlowModel::getId)));
    }

    private static Optional<String> alias(ClientPolicyExecutorRepresentation executor) {
        return Optional.ofNullable(executor.getConfiguration())
                .map(gear -> gear.path(ALIAS).asText(null));
    }

    private static <T> List<T> list(List<T> stored) {
        return Objects.requireNonNullElse(stored, List.of());
    }

    /** Where it keeps people from our pages. */
    static Stream<Finding> findings(List<PolicyFlow> policies, List<Flow> flows) {
        boolean pages = flows.stream().anyMatch(flow -> flow.isBound() && flow.hasPages());
        return policies.stream().flatMap(policy -> policy.finding(flows, pages).stream());
    }

    private Optional<Finding> finding(List<Flow> flows, boolean pages) {
        String name = Printable.quoted(alias);
        if (id.isEmpty()) {
            return Optional.of(Finding.error(
                    Code.CLIENT_POLICY_OVERRIDES_FLOW,
                    "The client policy " + policy + " sends people to the flow " + name
                            + ", which the realm does not have",
                    "People at the login pages of the clients to which it applies: the server answers with an error",
                    "Under Realm settings, Client policies, name a flow that there is, or switch the policy off"));
        }
        boolean ours = flows.stream().anyMatch(flow -> id.get().equals(flow.id()) && flow.hasPages());
        return !pages || ours
                ? Optional.empty()
                : Optional.of(Finding.info(
                        Code.CLIENT_POLICY_OVERRIDES_FLOW,
                        "The client policy " + policy + " sends people to the flow " + name
                                + ", which has neither a badge page nor a PIN page",
                        "People at the login pages of the clients to which it applies: they see that flow, whatever flow is"
                                + " bound; the login API and direct grants are as before",
                        "If they should use PINs and badges there, name a flow with these pages in the policy, under Realm"
                                + " settings, Client policies"));
    }
}

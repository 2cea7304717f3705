package io.github.keycloakkiosk.setup.flow;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Where a flow is bound. */
public final class FlowUse {

    private FlowUse() {}

    /** In words, as the console has them; empty when nothing uses the flow. */
    public static List<String> of(KeycloakSession session, RealmModel realm, AuthenticationFlowModel flow) {
        return Stream.of(ofRealm(realm, flow), ofClients(realm, flow), ofProviders(session, flow))
                .flatMap(words -> words)
                .toList();
    }

    private static Stream<String> ofRealm(RealmModel realm, AuthenticationFlowModel flow) {
        return Stream.of(
                        bound("the realm's browser flow", realm.getBrowserFlow(), flow),
                        bound("the realm's direct grant flow", realm.getDirectGrantFlow(), flow),
                        bound("the realm's registration flow", realm.getRegistrationFlow(), flow),
                        bound("the realm's reset credentials flow", realm.getResetCredentialsFlow(), flow),
                        bound("the realm's client authentication flow", realm.getClientAuthenticationFlow(), flow),
                        bound("the realm's docker authentication flow", realm.getDockerAuthenticationFlow(), flow),
                        bound("the realm's first broker login flow", realm.getFirstBrokerLoginFlow(), flow))
                .flatMap(words -> words);
    }

    private static Stream<String> bound(String where, AuthenticationFlowModel bound, AuthenticationFlowModel flow) {
        return bound != null && bound.getId().equals(flow.getId()) ? Stream.of(where) : Stream.empty();
    }

    private static Stream<String> ofClients(RealmModel realm, AuthenticationFlowModel flow) {
        return realm.getClientsStream()
                .filter(client -> client.getAuthenticationFlowBindingOverrides().containsValue(flow.getId()))
                .map(ClientModel::getClientId)
                .map(id -> "client " + id);
    }

    /** The first login and the post login flow. */
    private static Stream<String> ofProviders(KeycloakSession session, AuthenticationFlowModel flow) {
        return session.identityProviders()
                .getByFlow(flow.getId(), null, null, null)
                .map(alias -> "identity provider " + alias);
    }
}

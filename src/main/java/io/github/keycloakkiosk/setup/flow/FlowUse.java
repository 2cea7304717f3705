package io.github.keycloakkiosk.setup.flow;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where a flow is bound.
 *
 * @param kind of what it is bound to
 * @param name which one of its kind; of the realm, which binding, as the console has it
 */
public record FlowUse(Kind kind, String name) {

    /** What a flow is bound to. Their names are in answers. */
    public enum Kind {
        REALM("realm"),
        CLIENT("client"),
        IDENTITY_PROVIDER("identity provider");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Such as "client shop", or "the realm's browser flow". */
    public String words() {
        return kind == Kind.REALM ? "the realm's " + name : kind.label() + " " + name;
    }

    /** Empty when nothing uses the flow. */
    public static List<FlowUse> of(KeycloakSession session, RealmModel realm, AuthenticationFlowModel flow) {
        return Stream.of(ofRealm(realm, flow), ofClients(realm, flow), ofProviders(session, flow))
                .flatMap(uses -> uses)
                .toList();
    }

    private static Stream<FlowUse> ofRealm(RealmModel realm, AuthenticationFlowModel flow) {
        return Stream.of(
                        bound("browser flow", realm.getBrowserFlow(), flow),
                        bound("direct grant flow", realm.getDirectGrantFlow(), flow),
                        bound("registration flow", realm.getRegistrationFlow(), flow),
                        bound("reset credentials flow", realm.getResetCredentialsFlow(), flow),
                        bound("client authentication flow", realm.getClientAuthenticationFlow(), flow),
                        bound("docker authentication flow", realm.getDockerAuthenticationFlow(), flow),
                        bound("first broker login flow", realm.getFirstBrokerLoginFlow(), flow))
                .flatMap(uses -> uses);
    }

    private static Stream<FlowUse> bound(String name, AuthenticationFlowModel bound, AuthenticationFlowModel flow) {
        return bound != null && bound.getId().equals(flow.getId())
                ? Stream.of(new FlowUse(Kind.REALM, name))
                : Stream.empty();
    }

    private static Stream<FlowUse> ofClients(RealmModel realm, AuthenticationFlowModel flow) {
        return realm.getClientsStream()
                .filter(client -> client.getAuthenticationFlowBindingOverrides().containsValue(flow.getId()))
                .map(ClientModel::getClientId)
                .map(id -> new FlowUse(Kind.CLIENT, id));
    }

    /** The first login and the post login flow. */
    private static Stream<FlowUse> ofProviders(KeycloakSession session, AuthenticationFlowModel flow) {
        return session.identityProviders()
                .getByFlow(flow.getId(), null, null, null)
                .map(alias -> new FlowUse(Kind.IDENTITY_PROVIDER, alias));
    }
}

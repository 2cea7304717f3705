package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Our steps in a flow of direct grants, as an admin has drawn it. */
public final class GrantFlow {

    private final KeycloakSession session;
    private final RealmModel realm;

    private GrantFlow(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The flow by which direct grants of this client run: its own, or the realm's. */
    public static AuthenticationFlowModel of(ClientModel client) {
        RealmModel realm = client.getRealm();
        return Optional.ofNullable(
                        client.getAuthenticationFlowBindingOverride(AuthenticationFlowBindings.DIRECT_GRANT_BINDING))
                .map(realm::getAuthenticationFlowById)
                .orElseGet(realm::getDirectGrantFlow);
    }

    /** The first step for this method in a flow or its sub-flows; empty when there is none, or it is disabled. */
    public static Optional<GrantAuthenticator> step(
            KeycloakSession session, RealmModel realm, String flowId, LoginMethod method) {
        return new GrantFlow(session, realm).step(flowId, method);
    }

    private Optional<GrantAuthenticator> step(String flowId, LoginMethod method) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .map(execution ->
                        execution.isAuthenticatorFlow() ? step(execution.getFlowId(), method) : step(execution, method))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<GrantAuthenticator> step(AuthenticationExecutionModel execution, LoginMethod method) {
        return Optional.ofNullable(execution.getAuthenticator())
                .map(id -> session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, id))
                .filter(GrantAuthenticator.class::isInstance)
                .map(GrantAuthenticator.class::cast)
                .filter(step -> method.credentialType().equals(step.getReferenceCategory()));
    }
}

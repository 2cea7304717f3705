package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.setup.flow.KioskFlows;
import io.github.keycloakkiosk.setup.flow.StoredFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/** The client for which the login API issues tokens. */
final class ApiClientPart implements Part {

    @Override
    public void setUp(Work work, Wish wish) {
        if (!wish.api()) {
            return;
        }
        String id = wish.apiClientIn(work);
        ClientModel client = work.realm().getClientByClientId(id);
        if (client == null) {
            ClientModel made = create(work, id);
            work.made(Kind.CLIENT, id, look(work, made));
        } else {
            work.report().present(Kind.CLIENT, id);
            bind(work, client, wish.apiClient().isPresent());
        }
    }

    private static ClientModel create(Work work, String id) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setName("Login API");
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(true);
        client.setAuthenticationFlowBindingOverrides(
                Map.of(AuthenticationFlowBindings.DIRECT_GRANT_BINDING, kioskGrant(work.realm())));
        ClientModel made = ClientManager.createClient(work.session(), work.realm(), client);
        // The API gives out no offline tokens, so nobody else who uses the client should get one.
        work.realm()
                .getClientScopesStream()
                .filter(scope -> scope.getName().equals(OAuth2Constants.OFFLINE_ACCESS))
                .forEach(made::removeClientScope);
        AmrMapper.add(made);
        return made;
    }

    /** @param named whether the admin wrote the client's name; the binding of another client is not touched */
    private static void bind(Work work, ClientModel client, boolean named) {
        String bound = client.getAuthenticationFlowBindingOverride(AuthenticationFlowBindings.DIRECT_GRANT_BINDING);
        String ours = kioskGrant(work.realm());
        if (ours.equals(bound)) {
            work.report().present(Kind.GRANT_BINDING, client.getClientId());
        } else if (bound == null && named) {
            client.setAuthenticationFlowBindingOverride(AuthenticationFlowBindings.DIRECT_GRANT_BINDING, ours);
            work.made(Kind.GRANT_BINDING, client.getClientId(), "");
        } else {
            work.report().left(Kind.GRANT_BINDING, client.getClientId(), Code.OTHER_GRANT_FLOW);
        }
    }

    private static String kioskGrant(RealmModel realm) {
        return StoredFlow.find(realm, KioskFlows.DIRECT_GRANT.alias())
                .orElseThrow()
                .model()
                .getId();
    }

    static String look(Work work, ClientModel client) {
        ClientRepresentation seen = ModelToRepresentation.toRepresentation(client, work.session());
        seen.setId(null);
        seen.setSecret(null);
        seen.getAuthenticationFlowBindingOverrides().clear(); // ids, which differ in a copy of the realm
        if (seen.getProtocolMappers() != null) { // somebody may have removed the last one
            seen.getProtocolMappers().forEach(mapper -> mapper.setId(null));
        }
        return Ledger.look(seen);
    }

    @Override
    public void tearDown(Work work) {
        for (String id : work.ledger().names(Kind.GRANT_BINDING)) {
            Optional.ofNullable(work.realm().getClientByClientId(id)).ifPresent(ApiClientPart::unbind);
            work.removed(Kind.GRANT_BINDING, id);
        }
        List<ClientModel> unchanged = new ArrayList<>();
        for (String id : work.ledger().names(Kind.CLIENT)) {
            ClientModel client = work.realm().getClientByClientId(id);
            if (client == null) {
                work.gone(Kind.CLIENT, id);
            } else if (work.ledger().note(Kind.CLIENT, id).equals(Optional.of(look(work, client)))) {
                unchanged.add(client);
            } else {
                unbind(client);
                work.report().left(Kind.CLIENT, id, Code.CLIENT_CHANGED);
            }
        }
        unchanged.forEach(client -> remove(work, client));
    }

    private static void remove(Work work, ClientModel client) {
        String id = client.getClientId();
        new ClientManager(new RealmManager(work.session())).removeClient(work.realm(), client);
        work.removed(Kind.CLIENT, id);
    }

    private static void unbind(ClientModel client) {
        StoredFlow.find(client.getRealm(), KioskFlows.DIRECT_GRANT.alias())
                .map(flow -> flow.model().getId())
                .filter(client.getAuthenticationFlowBindingOverrides()::containsValue)
                .ifPresent(bound -> client.removeAuthenticationFlowBindingOverride(
                        AuthenticationFlowBindings.DIRECT_GRANT_BINDING));
    }
}

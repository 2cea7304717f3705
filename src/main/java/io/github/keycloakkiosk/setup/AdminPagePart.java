package io.github.keycloakkiosk.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/** The client of the page for admins. Made only for an admin who asks for it. */
final class AdminPagePart implements Part {

    @Override
    public void setUp(Work work, Wish wish) {
        ClientModel client = work.realm().getClientByClientId(AdminPageClient.ID);
        if (client != null) {
            if (work.ledger().has(Kind.ADMIN_PAGE, AdminPageClient.ID)) {
                // The role of shift leads may be newer than the client.
                AdminPageClient.roles(work.realm())
                        .filter(role -> !client.hasDirectScope(role))
                        .forEach(client::addScopeMapping);
                work.report().present(Kind.ADMIN_PAGE, AdminPageClient.ID);
            } else if (wish.adminPage()) {
                work.report().left(Kind.ADMIN_PAGE, AdminPageClient.ID, Code.ADMIN_PAGE_NAME_TAKEN);
            }
        } else if (wish.adminPage()) {
            ClientModel made = create(work, work.realm(), AdminPageClient.ID);
            AdminPageClient.roles(work.realm()).forEach(made::addScopeMapping);
            work.made(Kind.ADMIN_PAGE, AdminPageClient.ID, ApiClientPart.look(work, made));
        }
    }

    /** @param home the realm in which the client is made */
    static ClientModel create(Work work, RealmModel home, String id) {
        String path = AdminPageClient.path(work.realm());
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setName("Kiosk login: page for admins"
                + (home.equals(work.realm()) ? "" : " of " + work.realm().getName()));
        client.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        client.setPublicClient(true);
        client.setStandardFlowEnabled(true);
        client.setDirectAccessGrantsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setRootUrl(Constants.AUTH_BASE_URL_PROP);
        client.setBaseUrl(path);
        client.setRedirectUris(List.of(path));
        // The admin API may be at another host than the page.
        client.setWebOrigins(List.of("+"));
        client.setAttributes(Map.of(
                OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD,
                OAuth2Constants.PKCE_METHOD_S256,
                OIDCConfigAttributes.POST_LOGOUT_REDIRECT_URIS,
                "+"));
        ClientModel made = ClientManager.createClient(work.session(), home, client);
        home.getClientScopesStream()
                .filter(scope -> scope.getName().equals(OAuth2Constants.OFFLINE_ACCESS))
                .forEach(made::removeClientScope);
        return made;
    }

    @Override
    public void tearDown(Work work) {
        Optional<String> note = work.ledger().note(Kind.ADMIN_PAGE, AdminPageClient.ID);
        if (note.isEmpty()) {
            return;
        }
        ClientModel client = work.realm().getClientByClientId(AdminPageClient.ID);
        if (client == null) {
            work.gone(Kind.ADMIN_PAGE, AdminPageClient.ID);
        } else if (note.equals(Optional.of(ApiClientPart.look(work, client)))) {
            new ClientManager(new RealmManager(work.session())).removeClient(work.realm(), client);
            work.removed(Kind.ADMIN_PAGE, AdminPageClient.ID);
        } else {
            work.report().left(Kind.ADMIN_PAGE, AdminPageClient.ID, Code.ADMIN_PAGE_CHANGED);
        }
    }
}

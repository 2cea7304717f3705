package io.github.keycloakkiosk.setup;

import java.util.Optional;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.services.managers.RealmManager;

/**
 * The client in the master realm by which its admins sign in to the page of another realm. Only somebody who may manage the master
 * realm's clients makes it and takes it away: an admin of one realm changes nothing in another. But it goes with its realm, as
 * Keycloak's own client for that realm does.
 */
public final class AdminPageInMaster {

    private static final Kind KIND = Kind.ADMIN_PAGE_IN_MASTER;

    private AdminPageInMaster() {}

    /** Called once for each server. */
    public static void goesWithItsRealm(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                removeOf(removed.getRealm(), removed.getKeycloakSession());
            }
        });
    }

    /** What set-up has noted is gone with the realm. A client that leads to its page alone is of no use any more. */
    private static void removeOf(RealmModel realm, KeycloakSession session) {
        RealmModel master = session.realms().getRealmByName(Config.getAdminRealm());
        if (master == null) { // it is master that goes
            return;
        }
        Optional.ofNullable(master.getClientByClientId(AdminPageClient.idInMaster(realm)))
                .filter(client -> client.getRedirectUris().equals(Set.of(AdminPageClient.path(realm))))
                .ifPresent(client -> new ClientManager(new RealmManager(session)).removeClient(master, client));
    }

    static void setUp(Work work, Wish wish) {
        if (!wish.adminPage() || wish.master().isEmpty()) {
            return;
        }
        RealmModel master = wish.master().get();
        String id = AdminPageClient.idInMaster(work.realm());
        ClientModel client = master.getClientByClientId(id);
        if (client == null) {
            ClientModel made = AdminPagePart.create(work, master, id);
            AdminPageClient.rolesInMaster(work.realm()).forEach(made::addScopeMapping);
            work.made(KIND, id, ApiClientPart.look(work, made));
        } else if (work.ledger().has(KIND, id)) {
            work.report().present(KIND, id);
        } else {
            work.report().left(KIND, id, Code.ADMIN_PAGE_IN_MASTER_NAME_TAKEN);
        }
    }

    static void tearDown(Work work, Optional<RealmModel> master) {
        for (String id : work.ledger().names(KIND)) {
            // The ledger is the realm's, so its admin may have written another client of the master realm into it.
            if (master.isEmpty() || !id.equals(AdminPageClient.idInMaster(work.realm()))) {
                work.report().left(KIND, id, Code.ADMIN_PAGE_OF_MASTER);
                continue;
            }
            ClientModel client = master.get().getClientByClientId(id);
            if (client == null) {
                work.gone(KIND, id);
            } else if (work.ledger().note(KIND, id).equals(Optional.of(ApiClientPart.look(work, client)))) {
                new ClientManager(new RealmManager(work.session())).removeClient(master.get(), client);
                work.removed(KIND, id);
            } else {
                work.report().left(KIND, id, Code.ADMIN_PAGE_IN_MASTER_CHANGED);
            }
        }
    }
}

package io.github.keycloakkiosk.bulk;

import java.util.function.Function;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Transactions of their own for the admin of a request. The request's own has ended when its answer is written; and the rights
 * are asked for anew in each, so an admin who loses them in the midst of a long file loses them there too.
 */
public final class AdminJobs {

    private final KeycloakSessionFactory factory;
    private final AdminEventBuilder events;
    private final AccessToken token;
    private final String realm;
    private final String adminRealm;
    private final String admin;
    private final String client;

    public AdminJobs(KeycloakSession session, RealmModel realm, AdminAuth auth, AdminEventBuilder events) {
        this.factory = session.getKeycloakSessionFactory();
        this.events = events;
        this.token = auth.getToken();
        this.realm = realm.getId();
        this.adminRealm = auth.getRealm().getId();
        this.admin = auth.getUser().getId();
        this.client = auth.getClient().getId();
    }

    /** What a job has. */
    record Context(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {

        void rollBack() {
            session.getTransactionManager().setRollbackOnly();
        }
    }

    /** @throws IllegalStateException when the realm, the admin or the admin's client is there no more */
    <T> T run(Function<Context, T> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, null, session -> job.apply(context(session)), "kiosk import or export");
    }

    private Context context(KeycloakSession session) {
        RealmModel target = session.realms().getRealm(realm);
        RealmModel home = session.realms().getRealm(adminRealm);
        // Before a user is read: some of Keycloak's stores take the realm from here.
        session.getContext().setRealm(home);
        UserModel user = home == null ? null : session.users().getUserById(home, admin);
        ClientModel through = home == null ? null : session.clients().getClientById(home, client);
        if (target == null || user == null || !user.isEnabled() || through == null) {
            throw new IllegalStateException("the realm, the admin or the admin's client is there no more");
        }
        session.getContext().setRealm(target);
        AdminAuth auth = new AdminAuth(home, token, user, through);
        return new Context(session, target, AdminPermissions.evaluator(session, target, auth), events.clone(session));
    }
}

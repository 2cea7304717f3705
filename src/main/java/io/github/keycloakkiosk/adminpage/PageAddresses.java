package io.github.keycloakkiosk.adminpage;

import io.github.keycloakkiosk.setup.AdminPageClient;
import java.net.URI;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/**
 * What the page must know before anybody has signed in. None of it is a secret.
 *
 * @param realm its name
 * @param server where people sign in, without a slash at the end
 * @param admin where the admin API is, without a slash at the end; another host when {@code hostname-admin} is set
 * @param page the one address of the page to which a login may return
 * @param client the client ID of the page
 * @param ready whether the realm has that client
 * @param master the master realm and the page's client there, by which its admins sign in; {@code null} when there is none
 */
record PageAddresses(
        String realm, String server, String admin, String page, String client, boolean ready, Issuer master) {

    /**
     * Another realm whose people may sign in.
     *
     * @param realm its name
     * @param client the client ID of the page there
     */
    record Issuer(String realm, String client) {}

    static PageAddresses of(KeycloakSession session, RealmModel realm) {
        String server = base(session, UrlType.FRONTEND);
        return new PageAddresses(
                realm.getName(),
                server,
                base(session, UrlType.ADMIN),
                server + AdminPageClient.path(realm),
                AdminPageClient.ID,
                realm.isEnabled() && AdminPageClient.isIn(realm),
                master(session, realm));
    }

    private static Issuer master(KeycloakSession session, RealmModel realm) {
        RealmModel master = session.realms().getRealmByName(Config.getAdminRealm());
        return AdminPageClient.isInMaster(master, realm)
                ? new Issuer(master.getName(), AdminPageClient.idInMaster(realm))
                : null;
    }

    /** The origins to which the page sends requests. */
    String origins() {
        return origin(server) + " " + origin(admin);
    }

    /** {@code 'self'} for a host that is no host name: what a caller writes into {@code Host} must not become a rule of the policy. */
    static String origin(String address) {
        URI uri = URI.create(address);
        if (uri.getHost() == null) {
            return "'self'";
        }
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
    }

    private static String base(KeycloakSession session, UrlType type) {
        return session.getContext().getUri(type).getBaseUri().toString().replaceFirst("/+$", "");
    }
}

package io.github.keycloakkiosk.it.badge;

import io.github.keycloakkiosk.badge.BadgeSessions;
import io.github.keycloakkiosk.badge.LostBadge;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Lists the sessions of a badge, and revokes it, for whoever asks. Runs in the server. */
public final class LostBadgeDesk implements RealmResourceProviderFactory {

    static final String ID = "lost-badge-desk";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Desk(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }

    /** Its routes. */
    public static final class Desk implements RealmResourceProvider {

        private final KeycloakSession session;

        Desk(KeycloakSession session) {
            this.session = session;
        }

        @Override
        public Object getResource() {
            return this;
        }

        @GET
        @Path("sessions/{user}/{badge}")
        @Produces("application/json")
        public Object sessions(@PathParam("user") String user, @PathParam("badge") String badge) {
            return BadgeSessions.of(session, realm(), user(user), badge).stream()
                    .map(opened -> Map.of(
                            "id", opened.id(),
                            "started", opened.started().toString(),
                            "address", opened.ipAddress(),
                            "clients", opened.clients()))
                    .toList();
        }

        @GET
        @Path("lost/{user}/{badge}")
        @Produces("application/json")
        public Object lost(@PathParam("user") String user, @PathParam("badge") String badge) {
            return LostBadge.revoke(session, realm(), user(user), badge, true).stream()
                    .map(LostBadge.Revoked::sessions)
                    .collect(Collectors.toList());
        }

        private RealmModel realm() {
            return session.getContext().getRealm();
        }

        private UserModel user(String id) {
            return session.users().getUserById(realm(), id);
        }

        @Override
        public void close() {}
    }
}

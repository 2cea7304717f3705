package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.door.OpenAtKiosks;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** The routes below {@code kiosk-login/users/{user}/badges}. */
@OpenAtKiosks
@Produces(MediaType.APPLICATION_JSON)
public class BadgesOfUserResource {

    private final Desk desk;
    private final String userId;
    private final Badges badges;

    BadgesOfUserResource(Desk desk, String userId) {
        this.desk = desk;
        this.userId = userId;
        this.badges = desk.badges();
    }

    @GET
    public List<BadgeAnswer> list() {
        return badges.of(desk.person(userId)).stream()
                .map(badge -> BadgeAnswer.of(desk, badge))
                .toList();
    }

    /** Gives the user a badge: 201 for a new one, 200 for one that they have. */
    @POST
    public Response give(@QueryParam("zone") String zone, InputStream body) {
        BadgeRequest wish = BadgeRequest.read(body);
        UserModel user = desk.managed(userId);
        LoginString loginString = wish.loginString(badges);
        desk.requireTurn();
        return desk.changing(() -> {
            boolean had = badges.find(loginString)
                    .filter(owned -> owned.userId().equals(user.getId()))
                    .isPresent();
            BadgeAnswer given = wish.give(desk, user, loginString, zone);
            desk.events().badge(had ? OperationType.UPDATE : OperationType.CREATE, user, given, Map.of());
            return Response.status(had ? 200 : 201).entity(given).build();
        });
    }

    @Path("{badge}")
    public BadgeOfUserResource badge(@PathParam("badge") String id) {
        return new BadgeOfUserResource(desk, userId, id);
    }
}

package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.Badge;
import io.github.keycloakkiosk.badge.BadgeSessions;
import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.badge.LostBadge;
import io.github.keycloakkiosk.door.OpenAtKiosks;
import io.github.keycloakkiosk.lookup.Terms;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** The routes below {@code kiosk-login/users/{user}/badges}. */
@OpenAtKiosks
@Produces(MediaType.APPLICATION_JSON)
public class BadgesOfUserResource {

    private static final String LOST = "lost";
    private static final String REVOKED = "revoked";

    private final Desk desk;
    private final String userId;
    private final Badges badges;

    BadgesOfUserResource(Desk desk, String userId) {
        this.desk = desk;
        this.userId = userId;
        this.badges = new Badges(desk.session(), desk.realm());
    }

    @GET
    public List<BadgeAnswer> list() {
        return badges.of(desk.person(userId)).stream().map(this::answer).toList();
    }

    /** Gives the user a badge: 201 for a new one, 200 for one that they have. */
    @POST
    public Response give(@QueryParam("zone") String zone, InputStream body) {
        BadgeRequest wish = read(body);
        UserModel user = desk.managed(userId);
        LoginString loginString = wish.loginString(badges);
        desk.requireTurn();
        return desk.changing(() -> {
            boolean had = badges.find(loginString)
                    .filter(owned -> owned.userId().equals(user.getId()))
                    .isPresent();
            BadgeAnswer given = given(user, loginString, wish, zone);
            desk.events().badge(had ? OperationType.UPDATE : OperationType.CREATE, user, given, Map.of());
            return Response.status(had ? 200 : 201).entity(given).build();
        });
    }

    private BadgeAnswer given(UserModel user, LoginString loginString, BadgeRequest wish, String zone) {
        CredentialModel stored = badges.give(user, loginString, wish.badgeLabel(), terms(wish.end(zone)));
        return answer(badges.of(user, stored.getId()).orElseThrow());
    }

    /** Gives another badge in place of this one, with its label if the wish has none. */
    @POST
    @Path("{badge}/replace")
    public BadgeAnswer replace(@PathParam("badge") String id, @QueryParam("zone") String zone, InputStream body) {
        BadgeRequest wish = read(body);
        UserModel user = desk.managed(userId);
        Badge old = badge(user, id);
        LoginString loginString = wish.loginString(badges);
        desk.requireTurn();
        if (badges.find(loginString)
                .filter(owned -> owned.badge().id().equals(old.id()))
                .isPresent()) {
            throw AdminError.invalid(
                    wish.read() == null ? "loginString" : "read", "it is the badge that it would replace");
        }
        return desk.changing(() -> {
            badges.remove(user, old);
            desk.events().badge(OperationType.DELETE, user, answer(old), Map.of("reason", "replaced"));
            BadgeAnswer given = given(
                    user,
                    loginString,
                    wish.label() == null
                            ? new BadgeRequest(wish.loginString(), wish.read(), old.label(), wish.validUntil())
                            : wish,
                    zone);
            desk.events().badge(OperationType.CREATE, user, given, Map.of("replaces", old.id()));
            return given;
        });
    }

    /** Gives the badge another label, or another end. */
    @PUT
    @Path("{badge}")
    public BadgeAnswer change(@PathParam("badge") String id, @QueryParam("zone") String zone, InputStream body) {
        BadgeChange wish = AdminBody.read(body, BadgeChange.class, new BadgeChange(null, null));
        if (wish.label() == null && wish.validUntil() == null) {
            throw AdminError.invalid("label", "write a label, an end in validUntil, or both");
        }
        UserModel user = desk.managed(userId);
        Optional<Instant> end = wish.validUntil() == null ? null : AskedEnd.read(wish.validUntil(), zone);
        return desk.changing(() -> {
            badges.keep(
                            user,
                            id,
                            BadgeRequest.badgeLabel(wish.label()),
                            end,
                            desk.right().belowPower())
                    .orElseThrow(BadgesOfUserResource::unknown);
            BadgeAnswer changed = answer(badge(user, id));
            desk.events().badge(OperationType.UPDATE, user, changed, Map.of());
            return changed;
        });
    }

    /** Revokes the badge, and ends the sessions in which it was used; {@code reason=lost} is in the events. */
    @DELETE
    @Path("{badge}")
    public RevokedBadgeAnswer revoke(@PathParam("badge") String id, @QueryParam("reason") String reason) {
        if (reason != null && !reason.equals(LOST) && !reason.equals(REVOKED)) {
            throw AdminError.invalid("reason", "write " + LOST + " or " + REVOKED);
        }
        UserModel user = desk.managed(userId);
        Optional<Badge> badge = badges.of(user, id);
        // Also for a badge that is gone: when the end of its sessions has failed, the call is made again.
        LostBadge.Revoked revoked = LostBadge.revoke(desk.session(), desk.realm(), user, id, LOST.equals(reason))
                .orElseThrow(BadgesOfUserResource::unknown);
        desk.events()
                .badge(
                        OperationType.DELETE,
                        user,
                        badge.map(this::answer).orElseGet(() -> BadgeAnswer.named(revoked.badgeId())),
                        Map.of(
                                "reason",
                                reason == null ? REVOKED : reason,
                                "endedSessions",
                                String.valueOf(revoked.sessions().size())));
        return new RevokedBadgeAnswer(revoked.badgeId(), revoked.sessions().size());
    }

    /** The sessions in which the badge was used. For admins: apps and addresses are more than a shift lead may see. */
    @GET
    @Path("{badge}/sessions")
    public List<BadgeSessionAnswer> sessions(@PathParam("badge") String id) {
        UserModel user = desk.person(userId);
        if (desk.right().isLead()) {
            throw AdminError.of(403, null, "A shift lead sees no sessions");
        }
        return BadgeSessions.of(
                        desk.session(), desk.realm(), user, badge(user, id).id())
                .stream()
                .map(BadgeSessionAnswer::of)
                .toList();
    }

    private Badge badge(UserModel user, String id) {
        return badges.of(user, id).orElseThrow(BadgesOfUserResource::unknown);
    }

    private static AdminError unknown() {
        return AdminError.of(404, null, "The user has no such badge");
    }

    private Terms terms(Optional<Instant> end) {
        return new Terms(end, desk.right().belowPower());
    }

    private BadgeAnswer answer(Badge badge) {
        return BadgeAnswer.of(KioskSettings.of(desk.session(), desk.realm()), badge);
    }

    private static BadgeRequest read(InputStream body) {
        return AdminBody.read(body, BadgeRequest.class, new BadgeRequest(null, null, null, null));
    }
}

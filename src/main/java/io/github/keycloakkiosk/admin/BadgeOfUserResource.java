package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.Badge;
import io.github.keycloakkiosk.badge.BadgeSessions;
import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.badge.LostBadge;
import io.github.keycloakkiosk.door.OpenAtKiosks;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** The routes below {@code kiosk-login/users/{user}/badges/{badge}}. */
@OpenAtKiosks
@Produces(MediaType.APPLICATION_JSON)
public class BadgeOfUserResource {

    private static final String LOST = "lost";
    private static final String REVOKED = "revoked";

    private final Desk desk;
    private final String userId;
    private final String id;
    private final Badges badges;

    BadgeOfUserResource(Desk desk, String userId, String id) {
        this.desk = desk;
        this.userId = userId;
        this.id = id;
        this.badges = desk.badges();
    }

    /** Gives another badge in place of this one, with its label if the wish has none. */
    @POST
    @Path("replace")
    public BadgeAnswer replace(@QueryParam("zone") String zone, InputStream body) {
        BadgeRequest wish = BadgeRequest.read(body);
        UserModel user = desk.managed(userId);
        Badge old = badge(user);
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
            desk.events().badge(OperationType.DELETE, user, BadgeAnswer.of(desk, old), Map.of("reason", "replaced"));
            BadgeAnswer given = wish.orLabel(old.label()).give(desk, user, loginString, zone);
            desk.events().badge(OperationType.CREATE, user, given, Map.of("replaces", old.id()));
            return given;
        });
    }

    /** Gives the badge another label, or another end. */
    @PUT
    public BadgeAnswer change(@QueryParam("zone") String zone, InputStream body) {
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
                    .orElseThrow(BadgeOfUserResource::unknown);
            BadgeAnswer changed = BadgeAnswer.of(desk, badge(user));
            desk.events().badge(OperationType.UPDATE, user, changed, Map.of());
            return changed;
        });
    }

    /** Revokes the badge, and ends the sessions in which it was used; {@code reason=lost} is in the events. */
    @DELETE
    public RevokedBadgeAnswer revoke(@QueryParam("reason") String reason) {
        if (reason != null && !reason.equals(LOST) && !reason.equals(REVOKED)) {
            throw AdminError.invalid("reason", "write " + LOST + " or " + REVOKED);
        }
        UserModel user = desk.managed(userId);
        Optional<Badge> badge = badges.of(user, id);
        // Also for a badge that is gone: when the end of its sessions has failed, the call is made again.
        LostBadge.Revoked revoked = LostBadge.revoke(desk.session(), desk.realm(), user, id, LOST.equals(reason))
                .orElseThrow(BadgeOfUserResource::unknown);
        desk.events()
                .badge(
                        OperationType.DELETE,
                        user,
                        badge.map(found -> BadgeAnswer.of(desk, found))
                                .orElseGet(() -> BadgeAnswer.named(revoked.badgeId())),
                        Map.of(
                                "reason",
                                reason == null ? REVOKED : reason,
                                "endedSessions",
                                String.valueOf(revoked.sessions().size())));
        return new RevokedBadgeAnswer(revoked.badgeId(), revoked.sessions().size());
    }

    /** The sessions in which the badge was used. For admins: apps and addresses are more than a shift lead may see. */
    @GET
    @Path("sessions")
    public List<BadgeSessionAnswer> sessions() {
        UserModel user = desk.person(userId);
        if (desk.right().isLead()) {
            throw AdminError.of(403, null, "A shift lead sees no sessions");
        }
        return BadgeSessions.of(desk.session(), desk.realm(), user, badge(user).id()).stream()
                .map(BadgeSessionAnswer::of)
                .toList();
    }

    private Badge badge(UserModel user) {
        return badges.of(user, id).orElseThrow(BadgeOfUserResource::unknown);
    }

    private static AdminError unknown() {
        return AdminError.of(404, null, "The user has no such badge");
    }
}

package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.badge.Badge;
import io.github.keycloakkiosk.badge.BadgeList;
import io.github.keycloakkiosk.badge.Badges;
import io.github.keycloakkiosk.badge.LoginString;
import io.github.keycloakkiosk.door.OpenAtKiosks;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The routes below {@code kiosk-login/badges}: all badges of the realm. */
@OpenAtKiosks
@Produces(MediaType.APPLICATION_JSON)
public class BadgesResource {

    private final Desk desk;

    BadgesResource(Desk desk) {
        this.desk = desk;
    }

    /** Badges by their last use, those that were never used first. */
    @GET
    public List<OwnedBadgeAnswer> list(
            @QueryParam("unused") String unused,
            @QueryParam("lastUsedBefore") String lastUsedBefore,
            @QueryParam("earlierKey") String earlierKey,
            @QueryParam("first") String first,
            @QueryParam("max") String max) {
        desk.right().requireQuery();
        Page page = Page.of(first, max);
        KioskSettings settings = settings();
        Predicate<Badge> wanted = badge -> true;
        if (KioskAdminResource.flag("unused", unused)) {
            wanted = wanted.and(badge -> badge.lastUsed().isEmpty());
        }
        if (KioskAdminResource.flag("earlierKey", earlierKey)) {
            wanted = wanted.and(badge -> BadgeAnswer.isUnderEarlierKey(settings, badge));
        }
        Optional<LocalDate> before = day(lastUsedBefore);
        if (before.isPresent()) {
            wanted = wanted.and(badge ->
                    badge.lastUsed().map(used -> used.isBefore(before.get())).orElse(true));
        }
        BadgeList badges = new BadgeList(desk.session(), desk.realm());
        if (desk.right().seesEverybody()) {
            return badges.byLastUse(wanted, page.first(), page.max()).stream()
                    .map(this::visible)
                    .flatMap(Optional::stream)
                    .toList();
        }
        return badges.byLastUse(
                desk.right().groups(), wanted, this::visible, desk.bounded(page).first(), page.max());
    }

    /** Whose badge this is. The login string is in the body, since addresses of requests are written to logs. */
    @POST
    @Path("owner")
    public OwnedBadgeAnswer owner(InputStream body) {
        BadgeRequest wish = AdminBody.read(body, BadgeRequest.class, new BadgeRequest(null, null, null, null));
        Badges badges = new Badges(desk.session(), desk.realm());
        LoginString loginString = wish.loginString(badges);
        desk.right().requireQuery();
        desk.requireTurn();
        Optional<OwnedBadgeAnswer> found = badges.find(loginString).flatMap(this::visible);
        desk.events().lookedUp(found);
        return found.orElseThrow(() -> AdminError.of(404, null, "Nobody whom you may see has this badge"));
    }

    private Optional<OwnedBadgeAnswer> visible(Badges.Owned owned) {
        return desk.people()
                .byId(owned.userId())
                .map(user -> new OwnedBadgeAnswer(PersonAnswer.named(user), BadgeAnswer.of(settings(), owned.badge())));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException none) {
            throw AdminError.invalid("lastUsedBefore", "write a day such as 2026-01-31");
        }
    }

    private KioskSettings settings() {
        return KioskSettings.of(desk.session(), desk.realm());
    }
}

package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.door.OpenAtKiosks;
import io.github.keycloakkiosk.pin.Pins;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** The routes below {@code kiosk-login/users}: people, their PINs and their badges. */
@OpenAtKiosks
@Produces(MediaType.APPLICATION_JSON)
public class PeopleResource {

    private final Desk desk;

    PeopleResource(Desk desk) {
        this.desk = desk;
    }

    /** People by a part of their name; with {@code refused=true} those whose PIN is refused after wrong guesses. */
    @GET
    public List<PersonAnswer> find(
            @QueryParam("search") String search,
            @QueryParam("refused") String refused,
            @QueryParam("first") String first,
            @QueryParam("max") String max) {
        desk.right().requireQuery();
        Page page = Page.of(first, max);
        if (KioskAdminResource.flag("refused", refused)) {
            return desk.people().withRefusedPin().stream()
                    .map(this::answer)
                    .filter(person -> person.pin().refusedUntil() != null)
                    .skip(page.first())
                    .limit(page.max())
                    .toList();
        }
        if (search != null && search.chars().anyMatch(Character::isISOControl)) {
            throw AdminError.invalid("search", "it holds a control character");
        }
        return desk
                .people()
                .find(search == null ? "" : search.strip(), desk.bounded(page).first(), page.max())
                .stream()
                .map(this::answer)
                .toList();
    }

    @GET
    @Path("{user}")
    public PersonAnswer person(@PathParam("user") String id) {
        return answer(desk.person(id));
    }

    @Path("{user}/badges")
    public BadgesOfUserResource badges(@PathParam("user") String id) {
        return new BadgesOfUserResource(desk, id);
    }

    /** Gives a PIN, or makes the user choose one. */
    @PUT
    @Path("{user}/pin")
    public PersonAnswer pin(@PathParam("user") String id, InputStream body) {
        PinRequest wish = AdminBody.read(body, PinRequest.class, new PinRequest(null, null));
        if ((wish.pin() == null) == (wish.required() == null)) {
            throw AdminError.invalid("pin", "write a PIN here, or true or false in required; not both");
        }
        UserModel user = desk.managed(id);
        return desk.changing(() -> {
            if (wish.pin() != null) {
                pins().give(user, wish.pin(), desk.right().belowPower());
                desk.events().pin(OperationType.UPDATE, user, Map.of("pin", "set"));
            } else {
                require(user, wish.required());
            }
            return answer(user);
        });
    }

    private void require(UserModel user, boolean required) {
        if (required && !pins().canBeRequired()) {
            throw AdminError.of(409, "required", "The required action Set PIN is not enabled in this realm");
        }
        pins().require(user, required);
        desk.events().pin(OperationType.UPDATE, user, Map.of("required", String.valueOf(required)));
    }

    @DELETE
    @Path("{user}/pin")
    public void removePin(@PathParam("user") String id) {
        UserModel user = desk.managed(id);
        if (desk.right().isLead()) {
            throw AdminError.of(403, null, "A shift lead gives a PIN, and removes none");
        }
        if (pins().remove(user)) {
            desk.events().pin(OperationType.DELETE, user, Map.of());
        }
    }

    /** Ends the wait after wrong PINs. */
    @POST
    @Path("{user}/unlock")
    public PersonAnswer unlock(@PathParam("user") String id) {
        UserModel user = desk.managed(id);
        desk.requireUnlock(user.getId());
        pins().unlock(user);
        desk.events().pin(OperationType.ACTION, user, Map.of("pin", "unlocked"));
        return answer(user);
    }

    private Pins pins() {
        return new Pins(desk.session(), desk.realm());
    }

    private PersonAnswer answer(UserModel user) {
        return PersonAnswer.of(desk.session(), desk.realm(), user);
    }
}

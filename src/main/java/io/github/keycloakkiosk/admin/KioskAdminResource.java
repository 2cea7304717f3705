package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.check.AddressAnswer;
import io.github.keycloakkiosk.check.Check;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The routes below {@code /admin/realms/{realm}/kiosk-login}. */
@Produces(MediaType.APPLICATION_JSON)
public class KioskAdminResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    KioskAdminResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** What is wrong with the kiosk logins of the realm; with {@code ?address=} also how a call from there would be judged. */
    @GET
    @Path("check")
    public Response check() {
        auth.realm().requireViewRealm();
        auth.clients().requireView();
        Optional<AddressAnswer> judged =
                AskedAddress.judge(session.getContext().getUri(), KioskSettings.of(session, realm));
        Check check = Check.of(session, realm, auth.users().canView());
        return Response.ok(judged.map(check::with).orElse(check)).build();
    }
}

package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.bulk.AdminJobs;
import io.github.keycloakkiosk.check.AddressAnswer;
import io.github.keycloakkiosk.check.Check;
import io.github.keycloakkiosk.whitelistproof.ProofLink;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
        requireView();
        Optional<AddressAnswer> judged = AskedAddress.judge(session, realm);
        Check check = Check.of(session, realm, auth.users().canView());
        return Response.ok(judged.map(check::with).orElse(check)).build();
    }

    /** A link under which a browser shows how the server judges it; see {@link ProofLink}. */
    @POST
    @Path("whitelist-proof")
    public Response whitelistProof() {
        requireView();
        return Response.ok(ProofLink.make(session, realm)).build();
    }

    @Path("set-up")
    public SetUpResource setUp() {
        return new SetUpResource(session, realm, auth, adminEvent);
    }

    @Path("users")
    public PeopleResource users() {
        return new PeopleResource(desk());
    }

    @Path("badges")
    public BadgesResource badges() {
        return new BadgesResource(desk());
    }

    private Desk desk() {
        return Desk.open(session, realm, auth, adminEvent);
    }

    @Path("import")
    public ImportResource importing() {
        return new ImportResource(session, realm, auth.users(), jobs());
    }

    @Path("export")
    public ExportResource exporting() {
        return new ExportResource(session, auth.users(), jobs());
    }

    private AdminJobs jobs() {
        return new AdminJobs(session, realm, auth.adminAuth(), adminEvent);
    }

    private void requireView() {
        auth.realm().requireViewRealm();
        auth.clients().requireView();
    }

    static boolean flag(String name, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw AdminError.invalid(name, "write true or false");
        }
        return "true".equals(value);
    }
}

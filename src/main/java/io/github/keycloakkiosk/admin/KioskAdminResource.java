package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.bulk.AdminJobs;
import io.github.keycloakkiosk.check.AddressAnswer;
import io.github.keycloakkiosk.check.Check;
import io.github.keycloakkiosk.setup.CredentialsMode;
import io.github.keycloakkiosk.setup.Refused;
import io.github.keycloakkiosk.setup.Report;
import io.github.keycloakkiosk.setup.SetUp;
import io.github.keycloakkiosk.setup.Wish;
import io.github.keycloakkiosk.whitelistproof.ProofLink;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.managers.RealmManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

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

    /** Makes what kiosk logins need and the realm lacks; with {@code dry-run=true} says only what it would make. */
    @POST
    @Path("set-up")
    public Response setUp(@QueryParam("dry-run") String dryRun, InputStream body) {
        requireManage();
        boolean dry = flag("dry-run", dryRun);
        Wish wish = AdminBody.read(body, SetUpRequest.class, SetUpRequest.EMPTY).wish(manageableMaster());
        return answer(
                dry, OperationType.ACTION, SetUpAnswer.ofSetUp(dry, refusing(() -> SetUp.run(session, realm, wish))));
    }

    /** Removes what set-up has made. */
    @DELETE
    @Path("set-up")
    public Response tearDown(@QueryParam("dry-run") String dryRun, @QueryParam("credentials") String credentials) {
        requireManage();
        boolean dry = flag("dry-run", dryRun);
        CredentialsMode mode = mode(credentials);
        return answer(
                dry,
                OperationType.DELETE,
                SetUpAnswer.ofTearDown(dry, refusing(() -> SetUp.undo(session, realm, mode, manageableMaster()))));
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

    private void requireManage() {
        auth.realm().requireManageRealm();
        auth.clients().requireManage();
    }

    /** The master realm, where the caller comes from it and may manage its clients. It is another realm than the one of this resource. */
    private Optional<RealmModel> manageableMaster() {
        AdminAuth caller = auth.adminAuth();
        return Optional.of(caller.getRealm())
                .filter(RealmManager::isAdministrationRealm)
                .filter(master -> !master.equals(realm))
                .filter(master -> AdminPermissions.evaluator(session, master, caller)
                        .clients()
                        .canManage());
    }

    static boolean flag(String name, String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw AdminError.invalid(name, "write true or false");
        }
        return "true".equals(value);
    }

    private CredentialsMode mode(String value) {
        if (value == null) {
            return CredentialsMode.NOT_SAID;
        }
        return switch (value) {
            case "keep" -> CredentialsMode.KEEP;
            case "delete" -> {
                auth.users().requireManage();
                yield CredentialsMode.DELETE;
            }
            default -> throw AdminError.invalid("credentials", "write keep or delete");
        };
    }

    private Report refusing(Supplier<Report> work) {
        try {
            return AllOrNothing.run(session, work);
        } catch (Refused refused) {
            throw AdminError.of(refused);
        }
    }

    private Response answer(boolean dry, OperationType operation, SetUpAnswer answer) {
        if (dry) {
            session.getTransactionManager().setRollbackOnly();
        } else {
            adminEvent
                    .operation(operation)
                    .resource(ResourceType.REALM) // of its own, Keycloak could not search for it
                    .resourcePath("kiosk-login", "set-up")
                    .representation(answer)
                    .success();
        }
        return Response.ok(answer).build();
    }
}

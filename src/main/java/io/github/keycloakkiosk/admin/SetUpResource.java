package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.setup.CredentialsMode;
import io.github.keycloakkiosk.setup.Refused;
import io.github.keycloakkiosk.setup.Report;
import io.github.keycloakkiosk.setup.SetUp;
import io.github.keycloakkiosk.setup.Wish;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
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

/** Set-up and tear-down of a realm's kiosk logins. */
public class SetUpResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    SetUpResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** Makes what kiosk logins need and the realm lacks; with {@code dry-run=true} says only what it would make. */
    @POST
    public Response make(@QueryParam("dry-run") String dryRun, InputStream body) {
        requireManage();
        boolean dry = KioskAdminResource.flag("dry-run", dryRun);
        Wish wish = AdminBody.read(body, SetUpRequest.class, SetUpRequest.EMPTY).wish(manageableMaster());
        return answer(
                dry, OperationType.ACTION, SetUpAnswer.ofSetUp(dry, refusing(() -> SetUp.run(session, realm, wish))));
    }

    /** Removes what set-up has made. */
    @DELETE
    public Response tearDown(@QueryParam("dry-run") String dryRun, @QueryParam("credentials") String credentials) {
        requireManage();
        boolean dry = KioskAdminResource.flag("dry-run", dryRun);
        CredentialsMode mode = mode(credentials);
        return answer(
                dry,
                OperationType.DELETE,
                SetUpAnswer.ofTearDown(dry, refusing(() -> SetUp.undo(session, realm, mode, manageableMaster()))));
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

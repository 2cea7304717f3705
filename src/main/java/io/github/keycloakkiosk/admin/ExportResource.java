package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.bulk.AdminJobs;
import io.github.keycloakkiosk.bulk.BadgeExport;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** The badges of a realm, into a file. */
public class ExportResource {

    private static final MediaType CSV = new MediaType("text", "csv", "UTF-8");
    private static final MediaType JSON_LINES = MediaType.valueOf(ImportResource.JSON_LINES);

    private final KeycloakSession session;
    private final UserPermissionEvaluator users;
    private final AdminJobs jobs;

    ExportResource(KeycloakSession session, UserPermissionEvaluator users, AdminJobs jobs) {
        this.session = session;
        this.users = users;
        this.jobs = jobs;
    }

    /** Which badges there are, as CSV or as JSON lines. */
    @GET
    public Response write() {
        users.requireView();
        MediaType type = type();
        BadgeExport export = new BadgeExport(jobs, type.equals(JSON_LINES));
        StreamingOutput file = export::run;
        return Response.ok(file, type).build();
    }

    /** @throws AdminError 406 when the caller reads neither */
    private MediaType type() {
        List<MediaType> accepted =
                session.getContext().getHttpRequest().getHttpHeaders().getAcceptableMediaTypes();
        for (MediaType wanted : accepted) {
            if (wanted.isCompatible(CSV)) {
                return CSV;
            }
            if (wanted.isCompatible(JSON_LINES)) {
                return JSON_LINES;
            }
        }
        throw AdminError.of(406, null, "Accept text/csv or " + ImportResource.JSON_LINES);
    }
}

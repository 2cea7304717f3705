package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.bulk.AdminJobs;
import io.github.keycloakkiosk.bulk.BadgeImport;
import io.github.keycloakkiosk.bulk.FileFormat;
import io.github.keycloakkiosk.bulk.UnreadableFile;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** Badges and PINs from a file. */
public class ImportResource {

    static final String JSON_LINES = "application/x-ndjson";

    private static final List<String> PARAMETERS = List.of("dry-run", "report", "zone");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserPermissionEvaluator users;
    private final AdminJobs jobs;

    ImportResource(KeycloakSession session, RealmModel realm, UserPermissionEvaluator users, AdminJobs jobs) {
        this.session = session;
        this.realm = realm;
        this.users = users;
        this.jobs = jobs;
    }

    /** Gives badges and PINs to the users of a file; the answer is a line for each row, while the file is still sent. */
    @POST
    public Response read(InputStream body) {
        users.requireManage();
        Map<String, String> parameters = parameters();
        BadgeImport.Options options = new BadgeImport.Options(
                KioskAdminResource.flag("dry-run", parameters.get("dry-run")),
                errorsAlone(parameters),
                AskedEnd.zone(parameters.get("zone")));
        FileFormat format = format();
        KioskSettings settings = KioskSettings.of(session, realm);
        if (settings.keys().isEmpty()) {
            throw AdminError.of(
                    409, null, "Nothing can be stored: " + settings.problem().orElse("the realm has no secret key"));
        }
        try {
            BadgeImport read = BadgeImport.of(jobs, options, format, body, parameters);
            StreamingOutput report = read::run;
            return Response.ok(report, JSON_LINES).build();
        } catch (UnreadableFile unreadable) {
            throw AdminError.invalid(unreadable.parameter(), unreadable.getMessage());
        } catch (IOException cutOff) {
            throw AdminError.invalid(null, "The body ended too early");
        }
    }

    /** @throws AdminError 400 when one is there twice, or nobody knows it: without the right name, a dry run would be none */
    private Map<String, String> parameters() {
        MultivaluedMap<String, String> sent = session.getContext().getUri().getQueryParameters();
        Map<String, String> parameters = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : sent.entrySet()) {
            if (parameter.getValue().size() != 1) {
                throw AdminError.invalid(null, "A parameter of the query is there more than once");
            }
            if (!PARAMETERS.contains(parameter.getKey()) && !parameter.getKey().startsWith("column.")) {
                throw AdminError.invalid(
                        null, "A parameter of the query is unknown; there are " + PARAMETERS + " and column.<column>");
            }
            parameters.put(parameter.getKey(), parameter.getValue().get(0));
        }
        return parameters;
    }

    private static boolean errorsAlone(Map<String, String> parameters) {
        return switch (parameters.getOrDefault("report", "all")) {
            case "all" -> false;
            case "errors" -> true;
            default -> throw AdminError.invalid("report", "write all or errors");
        };
    }

    /** @throws AdminError 415 when it is none that we read */
    private FileFormat format() {
        String sent = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.CONTENT_TYPE);
        try {
            MediaType type = MediaType.valueOf(sent == null ? "" : sent);
            return FileFormat.of(
                            type.getType() + "/" + type.getSubtype(),
                            type.getParameters().get("charset"))
                    .orElseThrow(ImportResource::unsupported);
        } catch (IllegalArgumentException unreadable) {
            throw unsupported();
        }
    }

    private static AdminError unsupported() {
        return AdminError.of(
                415,
                null,
                "Send text/csv or application/x-ndjson, in UTF-8 or with a charset such as windows-1252 in Content-Type");
    }
}

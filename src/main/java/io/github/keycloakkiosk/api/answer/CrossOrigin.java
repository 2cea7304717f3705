package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.login.CallerOrigin;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/**
 * Pages of other origins may call the API when their origin is a web origin of its client. For all other pages it is not enough
 * to hide the answer, so they are refused: a login sets a cookie, and no page may log its visitors in as somebody else. (The
 * web origin {@code *} lets every page do that.)
 */
public final class CrossOrigin {

    private final KeycloakSession session;

    public CrossOrigin(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Adds the CORS headers to the coming response.
     *
     * @throws ApiError 403 when the caller's origin may not call
     */
    void admit() {
        if (isAllowed()) {
            // The origin is known to be allowed. Keycloak's own check has another name before 26.6, so it is not
            // called.
            Cors.builder().auth().allowAllOrigins().add();
        }
    }

    /** Whether a browser asks for permission to call. */
    public boolean isPreflight() {
        return header(Cors.ORIGIN_HEADER).isPresent()
                && header("Access-Control-Request-Method").isPresent();
    }

    /** @throws ApiError as {@link #admit()} */
    public Response preflight(String method) {
        return isAllowed()
                ? Cors.builder().preflight().auth().allowedMethods(method).add(Response.noContent())
                : Response.noContent().build();
    }

    /** False for programs and for this server's own pages: the rules of origins do not concern them. */
    private boolean isAllowed() {
        return switch (CallerOrigin.of(session, client())) {
            case OF_CLIENT -> true;
            case NONE, OWN -> false;
            case FOREIGN ->
                throw new ApiError(
                        403, "invalid_origin", "Pages of this origin may not call; see the client's web origins.");
        };
    }

    private Optional<ClientModel> client() {
        RealmModel realm = session.getContext().getRealm();
        return KioskSettings.of(session, realm).apiClient().map(realm::getClientByClientId);
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(name));
    }
}

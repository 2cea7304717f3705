package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.login.CallerOrigin;
import io.github.keycloakkiosk.login.LoginErrors;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/**
 * Pages of other origins may call the API when they are web origins of its client. All others are refused before any work: a
 * login sets a cookie, and no page may log its visitors in as somebody else. With {@code *} as a web origin, the client's admin
 * allows that to every page.
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
            // The origin was checked before. Keycloak's method for that has another name before 26.6.
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

    /** False for programs, and for pages of this server: no rule of origins concerns them. */
    private boolean isAllowed() {
        return switch (CallerOrigin.of(session, client())) {
            case OF_CLIENT -> true;
            case NONE, OWN -> false;
            case FOREIGN ->
                throw new ApiError(
                        403,
                        LoginErrors.INVALID_ORIGIN,
                        "Pages of this origin may not call; see the client's web origins.");
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

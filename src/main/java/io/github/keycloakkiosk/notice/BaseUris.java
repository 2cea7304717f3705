package io.github.keycloakkiosk.notice;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.urls.UrlType;

/** The addresses of this server, against which relative URLs of clients are resolved. Taken while there is a request. */
public record BaseUris(String frontend, String admin) {

    public static final BaseUris UNKNOWN = new BaseUris(null, null);

    /** The base URIs of the current request; unknown where there is none, and then relative URLs cannot be resolved. */
    public static BaseUris of(KeycloakContext context) {
        try {
            return new BaseUris(
                    context.getUri(UrlType.FRONTEND).getBaseUri().toString(),
                    context.getUri(UrlType.ADMIN).getBaseUri().toString());
        } catch (RuntimeException e) { // ContextNotActiveException, IllegalStateException: the cap needs no URI
            return UNKNOWN;
        }
    }

    /** These; or, if they are unknown, those under which a session was opened, by the issuer of its tokens. */
    BaseUris orOf(String issuer) {
        int path = issuer == null ? -1 : issuer.lastIndexOf("/realms/");
        if (frontend != null || path < 0) {
            return this;
        }
        String base = issuer.substring(0, path + 1);
        return new BaseUris(base, base);
    }

    /** A URL from a client's settings made absolute, as {@code ResourceAdminManager} does it. */
    String resolve(ClientModel client, String url) {
        return ResolveRelative.resolveRelativeUri(frontend, admin, client.getRootUrl(), url);
    }
}

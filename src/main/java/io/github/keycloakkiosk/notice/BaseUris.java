package io.github.keycloakkiosk.notice;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.urls.UrlType;

/** The addresses of this server, against which relative URLs of clients are resolved. Taken while there is a request. */
public record BaseUris(String frontend, String admin) {

    public static final BaseUris UNKNOWN = new BaseUris(null, null);

    /** The base URIs of the current request; unknown without a request, and then relative URLs cannot be resolved. */
    public static BaseUris of(KeycloakContext context) {
        try {
            return new BaseUris(
                    context.getUri(UrlType.FRONTEND).getBaseUri().toString(),
                    context.getUri(UrlType.ADMIN).getBaseUri().toString());
        } catch (RuntimeException e) { // ContextNotActiveException, IllegalStateException: the cap needs no URI
            return UNKNOWN;
        }
    }

    /** These URIs; if they are unknown, those under which the session was opened, from the issuer of its tokens. */
    BaseUris orOf(String issuer) {
        int path = issuer == null ? -1 : issuer.lastIndexOf("/realms/");
        if (frontend != null || path < 0) {
            return this;
        }
        String base = issuer.substring(0, path + 1);
        return new BaseUris(base, base);
    }

    /** Makes a URL from a client's settings absolute, as {@code ResourceAdminManager} does. */
    String resolve(ClientModel client, String url) {
        return ResolveRelative.resolveRelativeUri(frontend, admin, client.getRootUrl(), url);
    }
}

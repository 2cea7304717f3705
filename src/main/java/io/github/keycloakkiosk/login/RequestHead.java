package io.github.keycloakkiosk.login;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;

/**
 * The part of the current request before its body. Keycloak parses most of it late: where that fails, a login ends in a server
 * error after the secret was compared.
 */
public final class RequestHead {

    private static final Logger LOG = Logger.getLogger(RequestHead.class);

    private RequestHead() {}

    /**
     * Parses it now. Cookies that cannot be parsed are dropped: the request goes on as one without cookies.
     *
     * @return false when nobody can tell the request's host, scheme or query, without which there is no answer
     */
    public static boolean isReadable(KeycloakSession session) {
        dropUnreadableCookies(CurrentRequestManager.get().getHttpHeaders());
        try {
            KeycloakUriInfo uri = session.getContext().getUri();
            return uri.getBaseUri().isAbsolute()
                    && uri.getRequestUri().isAbsolute()
                    && uri.getQueryParameters() != null;
        } catch (RuntimeException unreadable) { // what it throws depends on what is missing
            LOG.debug("The host, scheme or query of a request cannot be read", unreadable);
            return false;
        }
    }

    private static void dropUnreadableCookies(HttpHeadersImpl headers) {
        try {
            headers.getCookies();
        } catch (IllegalArgumentException unreadable) { // "$Version=x", which is to be a number
            headers.getMutableHeaders().remove(HttpHeaders.COOKIE);
        }
    }
}

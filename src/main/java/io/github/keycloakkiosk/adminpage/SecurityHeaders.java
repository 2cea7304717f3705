package io.github.keycloakkiosk.adminpage;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/**
 * No script but the page's own files, nothing from elsewhere, no frame around it, and no window of another site that keeps a hand on
 * it. The form of a sign-out goes to the server. Keycloak's own headers, which the realm's admin can loosen for the login pages, would
 * replace these; so they stay away, but for that which asks for HTTPS.
 */
final class SecurityHeaders {

    private static final BrowserSecurityHeaders HTTPS_ONLY = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY;

    private SecurityHeaders() {}

    static Response add(Response.ResponseBuilder answer, KeycloakSession session, PageAddresses addresses) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        String https = session.getContext()
                .getRealm()
                .getBrowserSecurityHeaders()
                .getOrDefault(HTTPS_ONLY.getKey(), HTTPS_ONLY.getDefaultValue());
        return answer.header(HTTPS_ONLY.getHeaderName(), https.isEmpty() ? null : https)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                                + addresses.origins() + "; form-action " + PageAddresses.origin(addresses.server())
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "none")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }
}

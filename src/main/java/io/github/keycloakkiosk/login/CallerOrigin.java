package io.github.keycloakkiosk.login;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;

/**
 * The origin of the page that sent a request, by the header {@code Origin}. Browsers set the header on requests across origins,
 * and no page can change it. Programs may leave it out, or send any value.
 */
public enum CallerOrigin {
    /** No page, as far as this server can tell. */
    NONE,
    /** A page of the realm's own origin, as Keycloak knows it: by {@code hostname} or the realm's frontend URL. */
    OWN,
    /** A page of one of the client's web origins; with {@code *} among them, any page. */
    OF_CLIENT,
    /** Any other page, a page that hides its origin ({@code null}), or several headers, which cannot be judged. */
    FOREIGN;

    private static final String HEADER = "Origin";
    private static final String EVERY_ORIGIN = "*";

    /** The caller of the current request. */
    public static CallerOrigin of(KeycloakSession session, Optional<ClientModel> client) {
        List<String> headers =
                session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(HEADER);
        return headers == null || headers.isEmpty()
                ? NONE
                : of(
                        headers,
                        origin(session.getContext().getUri().getBaseUri()),
                        client.map(known -> WebOriginsUtils.resolveValidWebOrigins(session, known))
                                .orElse(Set.of()));
    }

    /**
     * @param headers the values of all headers of that name
     * @param own the realm's own origin
     * @param ofClient the client's web origins, {@code +} resolved
     */
    static CallerOrigin of(List<String> headers, String own, Set<String> ofClient) {
        if (headers.isEmpty()) {
            return NONE;
        }
        if (headers.size() > 1) {
            return FOREIGN;
        }
        String sent = headers.get(0);
        if (ofClient.contains(sent) || ofClient.contains(EVERY_ORIGIN)) {
            return OF_CLIENT;
        }
        return sent.equals(own) ? OWN : FOREIGN;
    }

    /** The origin in lower case, as browsers write it. Keycloak leaves out default ports. */
    static String origin(URI base) {
        return (base.getScheme() + "://" + base.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}

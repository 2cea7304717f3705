package io.github.keycloakkiosk.api.root;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * Answers at {@code /auth/login} and its siblings for the realm that the server option
 * {@code --spi-realm-restapi-extension--auth--root-realm} names. Without the option the filter does nothing.
 */
@Singleton
final class RootRouteFilter {

    private static final Logger LOG = Logger.getLogger(RootRouteFilter.class);

    private static final String OPTION = "root-realm";

    // Filters run from high to low. Keycloak's RejectNonNormalizedPathFilter (301) must see the client's path first.
    private static final int PRIORITY = 299;

    /** Called once, before the server listens. */
    void register(@Observes Filters filters) {
        // Keycloak asks a realm resource only after its path has matched, so the resource's factory could not do this.
        Optional<String> named = realm();
        if (named.isEmpty()) {
            return;
        }
        String realm = named.get();
        String relativePath = ConfigProvider.getConfig()
                .getOptionalValue("kc.http-relative-path", String.class)
                .orElse("/");
        try {
            Optional<RootRoutes> routes = RootRoutes.of(relativePath, realm);
            routes.ifPresentOrElse(
                    known -> filters.register(context -> route(context, known), PRIORITY),
                    () -> LOG.warnf(
                            "%s=%s does nothing with http-relative-path=%s: let your proxy map /auth/… to %s/realms/%s/auth/…"
                                    + " (docs/operations.md has the rules), or use the relative path / or /auth",
                            OPTION, realm, relativePath, relativePath, realm));
        } catch (IllegalArgumentException e) {
            LOG.warnf("%s=%s is ignored: %s Write the name of a realm", OPTION, realm, e.getMessage());
        }
    }

    /** The realm whose API is at {@code /auth}, from the server option. */
    static Optional<String> realm() {
        return Optional.ofNullable(
                Config.scope("realm-restapi-extension", "auth").get(OPTION));
    }

    private static void route(RoutingContext context, RootRoutes routes) {
        HttpServerRequest request = context.request();
        // path() and not normalizedPath(): a path that needs tidying is not ours.
        routes.target(request.path(), request.query()).ifPresentOrElse(context::reroute, context::next);
    }
}

package io.github.keycloakkiosk.api.root;

import io.github.keycloakkiosk.api.Route;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.common.util.Encode;
import org.keycloak.utils.ReservedCharValidator;
import org.keycloak.utils.ReservedCharValidator.ReservedCharException;

/** Maps {@code /auth/login} and its siblings, and no other path, to the {@link Route}s of one realm. */
final class RootRoutes {

    private static final String ROOT = "/auth";

    // Whole paths, exactly as sent. Any other spelling is another path.
    private final Map<String, String> targets;

    private RootRoutes(Map<String, String> targets) {
        this.targets = targets;
    }

    /**
     * @param relativePath Keycloak's option {@code http-relative-path}
     * @return empty when Keycloak lives at another path and does not see these
     * @throws IllegalArgumentException for a name that no realm can have
     */
    static Optional<RootRoutes> of(String relativePath, String realm) {
        String keycloak = "/".equals(relativePath) ? "" : relativePath.replaceFirst("/$", "");
        String target = keycloak + "/realms/" + encode(realm) + ROOT + "/";
        if (!keycloak.isEmpty() && !keycloak.equals(ROOT)) {
            return Optional.empty();
        }
        return Optional.of(new RootRoutes(Arrays.stream(Route.values())
                .map(route -> route.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toMap(route -> ROOT + "/" + route, target::concat))));
    }

    /**
     * The URI that answers for this path; empty when the path is not ours.
     *
     * @param path as it was sent, not decoded
     * @param query as it was sent, or null
     */
    Optional<String> target(String path, String query) {
        return Optional.ofNullable(targets.get(path)).map(target -> query == null ? target : target + "?" + query);
    }

    private static String encode(String realm) {
        try {
            // Keycloak's rule for a new realm's name. Keycloak also accepts names of dots, but a path cannot hold them.
            ReservedCharValidator.validate(realm);
        } catch (ReservedCharException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (realm.isBlank() || realm.matches("\\.{1,2}")) {
            throw new IllegalArgumentException("That is no realm's name.");
        }
        return Encode.encodePathSegmentAsIs(realm);
    }
}

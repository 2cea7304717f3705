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

/** Where {@code /auth/login} and its siblings lead: to the {@link Route}s of one realm. No other path leads anywhere. */
final class RootRoutes {

    private static final String ROOT = "/auth";

    // Whole paths, as they are sent: whatever is written in another way is another path.
    private final Map<String, String> targets;

    private RootRoutes(Map<String, String> targets) {
        this.targets = targets;
    }

    /**
     * @param relativePath where Keycloak lives, as its option {@code http-relative-path} says it
     * @return empty when the paths are not Keycloak's to answer, because it lives elsewhere
     * @throws IllegalArgumentException for a name that no realm has
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
     * The URI that answers for this one; empty for all but ours.
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

package io.github.keycloakkiosk.it.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database that somebody else has started, and that is empty: {@code -Ddatabase=mysql -Ddatabase.url=jdbc:mysql://…
 * -Ddatabase.username=… -Ddatabase.password=…}, as Keycloak's options of these names.
 */
public final class GivenDatabase {

    private GivenDatabase() {}

    /** The options by which a Keycloak uses it; empty where none is given. */
    public static Optional<ServerOptions> options() {
        return Optional.ofNullable(System.getProperty("database"))
                .map(kind -> new ServerOptions(
                        List.of("--db=" + kind),
                        List.of(option("url"), option("username"), option("password")),
                        Map.of(),
                        List.of(),
                        List.of()));
    }

    private static String option(String name) {
        String property = "database." + name;
        return "--db-" + name + "="
                + Optional.ofNullable(System.getProperty(property))
                        .orElseThrow(() -> new IllegalStateException("-Ddatabase needs -D" + property));
    }
}

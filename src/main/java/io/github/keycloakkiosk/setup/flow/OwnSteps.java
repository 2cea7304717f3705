package io.github.keycloakkiosk.setup.flow;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** The steps of flows that this extension registers, so that go with its jar. */
public final class OwnSteps {

    /** All classes of the extension are in it or in a package below. */
    private static final String ROOT = OwnSteps.class.getPackageName().replaceFirst("\\.setup\\.flow$", ".");

    private OwnSteps() {}

    /** Whether one of them is in the flow or its sub-flows. */
    public static boolean areIn(StoredFlow flow, KeycloakSession session) {
        return flow.authenticators().stream()
                .map(id -> session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, id))
                .anyMatch(OwnSteps::isOwn);
    }

    /** @param factory {@code null} for a step that no jar registers */
    static boolean isOwn(ProviderFactory<?> factory) {
        return factory != null && factory.getClass().getName().startsWith(ROOT);
    }
}

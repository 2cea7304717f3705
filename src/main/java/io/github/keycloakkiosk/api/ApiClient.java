package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.login.ClientObstacle;
import io.github.keycloakkiosk.login.GrantFlow;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The API issues tokens for this client and acts in its place. So it must be a client that needs no proof of itself. */
public final class ApiClient {

    private static final Logger LOG = Logger.getLogger(ApiClient.class);

    private ApiClient() {}

    /** @throws ApiError 503 when the realm has no such client; the log says why */
    public static ClientModel of(KeycloakSession session, RealmModel realm) {
        KioskSettings settings = KioskSettings.of(session, realm);
        Optional<ClientModel> client = settings.apiClient().map(realm::getClientByClientId);
        Optional<String> obstacle = client.map(found -> ClientObstacle.of(found).map(reason -> reason.sentence(found)))
                .orElse(Optional.of(settings.problem()
                        .orElse("there is no client " + settings.apiClient().orElse(""))));
        if (obstacle.isPresent()) {
            throw refused(realm, obstacle.get());
        }
        return client.get();
    }

    /**
     * Keycloak's own flow knows no PIN and no badge: it would call each of them wrong.
     *
     * @throws ApiError 503 when the client's flow has no step for this kiosk method; the log says so
     */
    static void requireStep(KeycloakSession session, ClientModel client, LoginMethod method) {
        AuthenticationFlowModel flow = GrantFlow.of(client);
        if (method.isKioskOnly()
                && GrantFlow.step(session, client.getRealm(), flow.getId(), method)
                        .isEmpty()) {
            throw refused(
                    client.getRealm(),
                    "client " + client.getClientId() + " logs in by the direct grant flow \"" + flow.getAlias()
                            + "\", which has no step for " + method.plural() + ", or a disabled one");
        }
    }

    private static ApiError refused(RealmModel realm, String reason) {
        LOG.warnf("Realm %s cannot answer the login API: %s", realm.getName(), reason);
        return ApiError.notConfigured();
    }
}

package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** Why the login API cannot issue tokens for a client. It acts in the client's place, and can give no proof of itself. */
public enum ClientObstacle {
    DISABLED("is disabled", client -> !client.isEnabled()),
    CONFIDENTIAL(
            "is not a public OpenID Connect client",
            client -> !OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()) || !client.isPublicClient()),
    WITHOUT_DIRECT_GRANTS("does not allow direct access grants", client -> !client.isDirectAccessGrantsEnabled()),
    CONSENT("asks for consent", ClientModel::isConsentRequired),
    OFFLINE(
            "has the default client scope offline_access, and the login API opens no offline sessions",
            client -> client.getClientScopes(true).containsKey(OAuth2Constants.OFFLINE_ACCESS)),
    BOUND_TOKENS("wants its tokens bound to a key", client -> {
        OIDCAdvancedConfigWrapper config = OIDCAdvancedConfigWrapper.fromClientModel(client);
        return config.isUseDPoP() || config.isUseMtlsHokToken();
    });

    private final String reason;
    private final Predicate<ClientModel> hinders;

    ClientObstacle(String reason, Predicate<ClientModel> hinders) {
        this.reason = reason;
        this.hinders = hinders;
    }

    /** The first obstacle; empty when the client can be that of the API. */
    public static Optional<ClientObstacle> of(ClientModel client) {
        return Arrays.stream(values())
                .filter(obstacle -> obstacle.hinders.test(client))
                .findFirst();
    }

    /** What the client does, in words for admins. */
    public String reason() {
        return reason;
    }

    /** It in words, for the log. */
    public String sentence(ClientModel client) {
        return "client " + client.getClientId() + " " + reason;
    }
}

package io.github.keycloakkiosk.proof;

import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * The scopes that give an app what works without its user: a session offline, and verifiable credentials, whose refresh tokens name no
 * session and live as long as the credential.
 */
public final class OfflineAccess {

    /** The protocol of the scopes of verifiable credentials. */
    private static final String CREDENTIALS = "oid4vc";

    private OfflineAccess() {}

    /** Whether the login asks for such a scope, or its client always does. */
    public static boolean isAskedFor(AuthenticationSessionModel login) {
        String asked = login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM);
        return TokenUtil.hasScope(asked, OAuth2Constants.OFFLINE_ACCESS)
                || login.getClient().getClientScopes(true).containsKey(OAuth2Constants.OFFLINE_ACCESS)
                || Profile.isFeatureEnabled(Profile.Feature.OID4VC_VCI) && isForCredentials(login.getClient(), asked);
    }

    private static boolean isForCredentials(ClientModel client, String asked) {
        return Stream.concat(
                        client.getClientScopes(true).values().stream(),
                        client.getClientScopes(false).values().stream()
                                .filter(scope -> TokenUtil.hasScope(asked, scope.getName())))
                .anyMatch(scope -> CREDENTIALS.equals(scope.getProtocol()));
    }
}

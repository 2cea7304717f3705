package io.github.keycloakkiosk.proof;

import org.keycloak.OAuth2Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** The scope by which an app gets a session that goes on without its user. */
public final class OfflineAccess {

    private OfflineAccess() {}

    /** Whether a login asks for it by name, or its client always does. */
    public static boolean isAskedFor(AuthenticationSessionModel login) {
        return TokenUtil.hasScope(login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM), OAuth2Constants.OFFLINE_ACCESS)
                || login.getClient().getClientScopes(true).containsKey(OAuth2Constants.OFFLINE_ACCESS);
    }
}

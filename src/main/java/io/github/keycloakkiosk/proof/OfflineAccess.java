package io.github.keycloakkiosk.proof;

import org.keycloak.OAuth2Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/** The scope that gives an app a session without its user. */
public final class OfflineAccess {

    private OfflineAccess() {}

    /** Whether the login asks for this scope, or its client always does. */
    public static boolean isAskedFor(AuthenticationSessionModel login) {
        return TokenUtil.hasScope(login.getClientNote(OIDCLoginProtocol.SCOPE_PARAM), OAuth2Constants.OFFLINE_ACCESS)
                || login.getClient().getClientScopes(true).containsKey(OAuth2Constants.OFFLINE_ACCESS);
    }
}

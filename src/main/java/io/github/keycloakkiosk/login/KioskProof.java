package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.List;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether a login has a PIN or a badge to thank for. Such a login is not over before its session is open, and must not end
 * elsewhere than at a kiosk: whoever took the browser's cookies along would be signed in there.
 */
final class KioskProof {

    private KioskProof() {}

    /** Whatever else was proven: where a flow asks for a badge and a password, the badge is what a thief lacks. */
    static boolean isIn(AuthenticationSessionModel authSession) {
        List<String> proven = AuthenticatorUtil.getAuthnCredentials(authSession);
        return Arrays.stream(LoginMethod.values())
                .filter(LoginMethod::isKioskOnly)
                .anyMatch(method -> proven.contains(method.authMethod()));
    }
}

package io.github.keycloakkiosk.credential;

import java.util.Set;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A credential provider that can say, past all caches, whether what has proven a user is still good. */
public interface StillHeld {

    /**
     * @param ids of credentials, also under earlier keys
     * @return false when the user has lost one of them, its end is over, or its owner has as much power as the shift lead who gave it
     */
    boolean areHeld(RealmModel realm, UserModel user, Set<String> ids);
}

package io.github.keycloakkiosk.api;

import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.representations.JsonWebToken;

/** Tokens without a {@code sub} tell an app nothing of who has logged in, and no error says why. */
final class MissingSubject {

    private static final Logger LOG = Logger.getLogger(MissingSubject.class);

    /** In Keycloak's cached realm, which each change of the realm replaces. */
    private static final String LOOKED = MissingSubject.class.getName();

    private MissingSubject() {}

    /** Looks at the first token of a client for each node and version of the realm, and logs a line when it has no subject. */
    static void tell(ClientModel client, String accessToken) {
        if (client.getRealm() instanceof CachedRealmModel realm && isFirst(realm, client) && !hasSubject(accessToken)) {
            LOG.warnf(
                    "Realm %s: the tokens of client %s have no claim 'sub', so apps cannot tell who has logged in: give the"
                            + " client the default client scope 'basic'",
                    realm.getName(), client.getClientId());
        }
    }

    @SuppressWarnings("unchecked") // Keycloak declares the map without its types.
    private static boolean isFirst(CachedRealmModel realm, ClientModel client) {
        return ((Map<Object, Object>) realm.getCachedWith()).putIfAbsent(LOOKED, client.getId()) == null;
    }

    private static boolean hasSubject(String accessToken) {
        try {
            return new JWSInput(accessToken).readJsonContent(JsonWebToken.class).getSubject() != null;
        } catch (JWSInputException noJwt) {
            return true; // such as an encrypted token, which only its reader can judge
        }
    }
}

package io.github.keycloakkiosk.check;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A realm as one part of a check sees it, in a transaction of its own.
 *
 * @param session of that transaction
 */
record Seen(KeycloakSession session, RealmModel realm) {

    static Looks.Opening<Seen> by(KeycloakSession asking, RealmModel realm) {
        return new Looks.Opening<>() {
            @Override
            public <T> T with(Function<Seen, T> part) {
                return KeycloakModelUtils.runJobInTransactionWithResult(asking.getKeycloakSessionFactory(), own -> {
                    RealmModel same = own.realms().getRealm(realm.getId());
                    own.getContext().setRealm(same);
                    return part.apply(new Seen(own, same));
                });
            }
        };
    }
}

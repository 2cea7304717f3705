package io.github.keycloakkiosk.sessioncap;

import java.util.function.Function;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The right to end one session, for one thread in the whole cluster: without it parallel logins end the same session, which
 * sends its LOGOUT event several times and deadlocks PostgreSQL. Taken and released in transactions of their own, since a
 * store in the database shows a claim to others only once it is committed.
 */
final class Claim {

    /** After a node died in between, the next login may try again this much later. */
    private static final long LIFESPAN_SECONDS = 30;

    private final KeycloakSessionFactory factory;
    private final String key;

    /** A session is claimed with its stamp: its id may be used again, by a login that comes after its end. */
    Claim(KeycloakSessionFactory factory, SessionAge victim) {
        this.factory = factory;
        this.key = "kiosk:evicting:" + victim.sessionId() + ":" + victim.startedMs();
    }

    /** True for exactly one caller. A claim that is not released keeps latecomers away until it expires. */
    boolean take() {
        return inStore(store -> store.putIfAbsent(key, LIFESPAN_SECONDS));
    }

    /** Gives the claim back, for a session that could not be ended. */
    void release() {
        inStore(store -> store.remove(key));
    }

    private <T> T inStore(Function<SingleUseObjectProvider, T> step) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> step.apply(session.singleUseObjects()));
    }
}

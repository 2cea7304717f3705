package io.github.keycloakkiosk.guessing;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Counts attempts in Keycloak's own store, for all nodes. */
public final class Attempts {

    private Attempts() {}

    /**
     * Takes a slot for an attempt, before it is made. In a transaction of its own: what the attempt comes to does not undo it.
     *
     * @param subject who is counted, and for what: {@code registration:10.0.0.5}
     * @return false when the limit is reached
     */
    public static boolean take(KeycloakSession session, RealmModel realm, String subject, AttemptLimit limit) {
        if (limit.isUnlimited()) {
            return true;
        }
        long now = Time.currentTimeMillis() / 1000;
        String window = limit.window("kiosk:attempt:" + realm.getId() + ":" + subject, now);
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> take(own.singleUseObjects(), limit, window, limit.secondsLeft(now)),
                "count an attempt");
    }

    private static boolean take(SingleUseObjectProvider store, AttemptLimit limit, String window, int seconds) {
        String full = window + "full";
        if (store.contains(full)) {
            return false;
        }
        int first = ThreadLocalRandom.current().nextInt(limit.most());
        boolean taken = limit.slots(window, first).anyMatch(slot -> store.putIfAbsent(slot, seconds));
        if (!taken) {
            store.put(full, seconds, Map.of()); // so that the next refusal costs one look
        }
        return taken;
    }
}

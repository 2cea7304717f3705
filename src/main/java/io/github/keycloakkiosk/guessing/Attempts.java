package io.github.keycloakkiosk.guessing;

import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
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
        String key = "kiosk:attempt:" + realm.getId() + ":" + subject;
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> limit.slots(key, now).stream()
                        .anyMatch(slot -> own.singleUseObjects().putIfAbsent(slot, limit.secondsLeft(now))),
                "count an attempt");
    }
}

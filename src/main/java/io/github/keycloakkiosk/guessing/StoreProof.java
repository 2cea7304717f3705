package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.metrics.Metric;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Proves that Keycloak's store of single-use objects can count: an object that is put twice must be new only once. With the
 * feature {@code stateless} on MySQL and MariaDB, Keycloak before 26.7.4 reports an existing object as new (CVE-2026-90997).
 * Then no limit holds, and no claim protects anything.
 */
public final class StoreProof {

    /** The code of its finding, in the log too. */
    public static final String CODE = "store_not_proven";

    /** Tells an admin why no kiosk login is admitted on a server whose store is not proven. */
    public static final String PROBLEM =
            "this server's store of single-use objects takes what is there for new, or cannot be"
                    + " asked, so that wrong PINs are not counted; update Keycloak (CVE-2026-90997), or switch the feature stateless off";

    private static final Logger LOG = Logger.getLogger(StoreProof.class);
    private static final String SLOT = "proof";
    private static final int SECONDS = 60;

    /** The result for this server; null until the store has answered. */
    private static volatile Boolean proven;

    /** Whether the store was asked and did not answer: then nobody is admitted either. */
    private static volatile boolean unanswered;

    static {
        Metric.STORE.show(StoreProof::trusted);
    }

    private StoreProof() {}

    /** Asks one question in its own transaction, as {@link Attempts} does. */
    interface Transaction {
        boolean ask(Predicate<Slots> question);
    }

    /** Whether limits and claims are reliable. If the store does not answer, the next call asks again. */
    public static boolean holds(KeycloakSessionFactory factory) {
        Boolean known = proven;
        if (known != null) {
            return known;
        }
        try {
            boolean now = holds(inKeycloak(factory));
            if (!now) {
                LOG.errorf("No PIN and no badge is good on this server: %s (%s)", PROBLEM, CODE);
            }
            proven = now;
            return now;
        } catch (RuntimeException failed) {
            unanswered = true;
            LOG.warnf(failed, "No PIN and no badge is good until the store answers: %s (%s)", PROBLEM, CODE);
            return false;
        }
    }

    private static double trusted() {
        Boolean known = proven;
        return known == null && !unanswered ? Double.NaN : Boolean.TRUE.equals(known) ? 1 : 0;
    }

    static boolean holds(Transaction transaction) {
        return transaction.ask(slots -> slots.take(SLOT, SECONDS))
                && !transaction.ask(slots -> slots.take(SLOT, SECONDS))
                && transaction.ask(slots -> slots.isTaken(SLOT))
                && transaction.ask(StoreProof::free)
                && !transaction.ask(slots -> slots.isTaken(SLOT));
    }

    private static boolean free(Slots slots) {
        slots.free(SLOT);
        return true;
    }

    private static Transaction inKeycloak(KeycloakSessionFactory factory) {
        String subject = "kiosk:" + UUID.randomUUID() + ":";
        return question -> KeycloakModelUtils.runJobInTransactionWithResult(
                factory, own -> question.test(new StoredSlots(own.singleUseObjects(), subject)));
    }
}

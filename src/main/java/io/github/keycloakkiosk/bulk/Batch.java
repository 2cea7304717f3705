package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.badge.ValidUntil;
import io.github.keycloakkiosk.pin.PreparedPin;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Does rows in as few transactions as it takes: one for all of them, and one for each when something unforeseen comes between. */
final class Batch {

    private static final Logger LOG = Logger.getLogger(Batch.class);

    /** How often a row is tried that somebody else is writing, and the pause before each time. Another import takes a second. */
    private static final int TRIES = 50;

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AdminJobs jobs;
    private final Hashing hashing;
    private final Marks marks;
    private final ValidUntil validUntil;
    private final boolean dryRun;

    Batch(AdminJobs jobs, Hashing hashing, Marks marks, ValidUntil validUntil, boolean dryRun) {
        this.jobs = jobs;
        this.hashing = hashing;
        this.marks = marks;
        this.validUntil = validUntil;
        this.dryRun = dryRun;
    }

    /** What becomes of rows, in the order of their lines. */
    List<Outcome> run(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<Resolver.Resolved> resolved = jobs.run(context -> {
            Resolver resolver = new Resolver(context, validUntil);
            List<Resolver.Resolved> good = new ArrayList<>();
            for (Row row : rows) {
                try {
                    good.add(resolver.resolve(row));
                } catch (Refused refused) {
                    outcomes.add(refused.at(row.line()));
                }
            }
            return good;
        });
        outcomes.addAll(store(resolved));
        outcomes.sort(Comparator.comparingInt(Outcome::line));
        return outcomes;
    }

    private List<Outcome> store(List<Resolver.Resolved> rows) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Resolver.Resolved> left = rows;
        try {
            left = rows.isEmpty() ? rows : together(rows, outcomes);
        } catch (RuntimeException unforeseen) {
            LOG.debugf("Rows are stored one by one, since they cannot be stored together: %s", new Failure(unforeseen));
            outcomes.clear();
            marks.forget();
        }
        left.forEach(row -> outcomes.add(alone(row.row())));
        return outcomes;
    }

    /** Stores rows in one transaction; returns those that are being written by somebody else. */
    private List<Resolver.Resolved> together(List<Resolver.Resolved> rows, List<Outcome> outcomes) {
        List<Resolver.Resolved> claimedByOthers = jobs.run(context -> {
            Map<Integer, PreparedPin> prepared = dryRun ? Map.of() : hashing.prepare(context, rows);
            RowStore store = new RowStore(context, marks, dryRun);
            store.claim(rows);
            List<Resolver.Resolved> others = new ArrayList<>();
            for (Resolver.Resolved row : rows) {
                if (!store.isClaimed(row)) {
                    others.add(row);
                    continue;
                }
                try {
                    outcomes.add(Outcome.of(row.line(), store.store(row, prepared.get(row.line()))));
                } catch (Refused refused) {
                    outcomes.add(refused.at(row.line()));
                }
            }
            if (dryRun
                    || rows.size() == 1
                            && !outcomes.isEmpty()
                            && outcomes.get(0).isRefused()) {
                context.rollBack();
            }
            return others;
        });
        marks.keep();
        return claimedByOthers;
    }

    private Outcome alone(Row row) {
        for (int i = 0; i < TRIES; i++) {
            List<Outcome> outcome = new ArrayList<>();
            try {
                Resolver.Resolved resolved = jobs.run(context -> new Resolver(context, validUntil).resolve(row));
                if (together(List.of(resolved), outcome).isEmpty()) {
                    return outcome.get(0);
                }
                Thread.sleep(PAUSE.toMillis());
            } catch (Refused refused) {
                return refused.at(row.line());
            } catch (NotStored conflict) {
                // Somebody else has given the user a PIN since it was read.
                marks.forget();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException failed) {
                marks.forget();
                LOG.warnf("A row of an import is not stored: %s", new Failure(failed));
                return new Refused(Code.NOT_STORED, null).at(row.line());
            }
        }
        return new Refused(Code.BUSY, null).at(row.line());
    }
}

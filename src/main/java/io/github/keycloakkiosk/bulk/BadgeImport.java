package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.badge.ValidUntil;
import io.github.keycloakkiosk.metrics.Metric;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

/** Gives badges and PINs to the users of a file. It is read, done and reported twenty rows at a time. */
public final class BadgeImport {

    private static final Logger LOG = Logger.getLogger(BadgeImport.class);

    /** Few enough rows that their transaction ends long before its claims do, and that a report says soon what is done. */
    private static final int ROWS_AT_ONCE = 20;

    private final AdminJobs jobs;
    private final Options options;
    private final Rows rows;

    private BadgeImport(AdminJobs jobs, Options options, Rows rows) {
        this.jobs = jobs;
        this.options = options;
        this.rows = rows;
    }

    /**
     * @param dryRun does the same and stores nothing; it hashes and compares no PINs
     * @param errorsAlone leaves the rows out of the report that are not refused
     * @param zone in which a day ends
     */
    public record Options(boolean dryRun, boolean errorsAlone, ZoneId zone) {}

    /**
     * Begins to read a file.
     *
     * @param parameters of the query; those that begin with {@code column.} map columns
     * @throws UnreadableFile when the file does not begin as it should
     * @throws IOException when it ends too early
     */
    public static BadgeImport of(
            AdminJobs jobs, Options options, FileFormat format, InputStream file, Map<String, String> parameters)
            throws IOException {
        return new BadgeImport(jobs, options, format.rows(file, parameters));
    }

    /**
     * Reads the rest of the file and reports on it.
     *
     * @throws IOException when nobody reads the report any more; the rows after that are not done
     */
    public void run(OutputStream out) throws IOException {
        Report report = new Report(out, options.errorsAlone());
        Summary summary = Summary.start(options.dryRun());
        try (Hashing hashing = new Hashing()) {
            Batch batch = new Batch(jobs, hashing, new Marks(), new ValidUntil(options.zone()), options.dryRun());
            List<Row> some = new ArrayList<>();
            String problem = null;
            do {
                problem = read(some);
                List<Outcome> outcomes = batch.run(some);
                for (Outcome outcome : outcomes) {
                    summary = summary.and(outcome);
                    if (!options.dryRun()) {
                        Metric.IMPORT_ROWS.count(outcome.status().label());
                    }
                }
                report.write(outcomes);
            } while (problem == null && some.size() == ROWS_AT_ONCE);
            if (problem != null) {
                summary = summary.endedEarly(problem);
            }
        } catch (IOException gone) {
            say(summary.endedEarly("Nobody read the report any more"));
            return;
        } catch (RuntimeException failed) {
            summary = summary.endedEarly("The import was interrupted");
            LOG.warnf("An import ended early: %s", new Failure(failed));
            say(summary);
            report.end(summary);
            return;
        }
        say(summary);
        report.end(summary);
    }

    /** Fills the list with the next rows; returns why the rest of the file cannot be read, or null when it can. */
    private String read(List<Row> some) {
        some.clear();
        try {
            Optional<Row> row = rows.next();
            while (row.isPresent()) {
                some.add(row.get());
                row = some.size() < ROWS_AT_ONCE ? rows.next() : Optional.empty();
            }
            return null;
        } catch (UnreadableFile unreadable) {
            return unreadable.getMessage();
        } catch (WebApplicationException refused) {
            return "The rest of the file is not read: the server takes no longer body; send the rows in several requests";
        } catch (IOException cutOff) {
            return "The file ended too early";
        }
    }

    private void say(Summary summary) {
        try {
            jobs.run(context -> {
                context.events()
                        .operation(OperationType.ACTION)
                        .resource(ResourceType.REALM)
                        .resourcePath("kiosk-login", "import")
                        .representation(summary)
                        .success();
                return null;
            });
        } catch (RuntimeException failed) {
            LOG.warnf("An import has no admin event of its own: %s", new Failure(failed));
        }
    }
}

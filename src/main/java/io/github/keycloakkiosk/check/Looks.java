package io.github.keycloakkiosk.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The findings of a check, part by part. A part that fails takes none of the others along, and is a finding itself.
 *
 * @param <S> what each part gets, new: after a failed statement, a transaction of PostgreSQL is good for nothing
 */
final class Looks<S> {

    /** Gives a part what it looks at, and takes that away when the part is done. */
    interface Opening<S> {
        <T> T with(Function<S, T> part);
    }

    private static final Logger LOG = Logger.getLogger(Looks.class);

    private final String realm;
    private final Opening<S> opening;
    private final List<Finding> findings = new ArrayList<>();

    Looks(String realm, Opening<S> opening) {
        this.realm = realm;
        this.opening = opening;
    }

    void at(Part part, Function<S, Stream<Finding>> look) {
        read(part, opened -> look.apply(opened).toList()).ifPresent(findings::addAll);
    }

    /** What one part reads for others; empty when that fails. */
    <T> Optional<T> read(Part part, Function<S, T> reading) {
        try {
            return Optional.of(opening.with(reading));
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "The check of realm %s could not look at %s", realm, part.noun());
            findings.add(Finding.warning(
                    Code.CHECK_INCOMPLETE,
                    "The check could not look at " + part.noun() + ", since the database or the server failed",
                    "Whoever relies on this check: it says nothing about " + part.noun(),
                    "Read the server's log, which has the failure, and check again"));
            return Optional.empty();
        }
    }

    List<Finding> findings() {
        return findings;
    }
}

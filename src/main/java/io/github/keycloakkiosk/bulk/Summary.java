package io.github.keycloakkiosk.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The last line of a report, and what the admin event of an import says.
 *
 * @param complete whether the file was read to its end
 * @param message why not; null when it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(
        boolean dryRun, boolean complete, String message, int rows, int stored, int unchanged, int refused) {

    static Summary start(boolean dryRun) {
        return new Summary(dryRun, true, null, 0, 0, 0, 0);
    }

    Summary and(Outcome outcome) {
        return new Summary(
                dryRun,
                complete,
                message,
                rows + 1,
                stored + (outcome.status() == Outcome.Status.STORED ? 1 : 0),
                unchanged + (outcome.status() == Outcome.Status.UNCHANGED ? 1 : 0),
                refused + (outcome.isRefused() ? 1 : 0));
    }

    Summary endedEarly(String why) {
        return new Summary(dryRun, false, why, rows, stored, unchanged, refused);
    }
}

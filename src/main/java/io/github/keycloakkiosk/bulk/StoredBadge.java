package io.github.keycloakkiosk.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of an export: a badge and its user, or a user who has a PIN and no badge.
 *
 * @param user the user name
 * @param badgeId the id of the badge's credential; null without one. Its login string is nowhere.
 * @param created an instant
 * @param lastUsed a day, in UTC; null when it was never used
 * @param validUntil an instant; null when it stays good
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredBadge(
        @JsonProperty("user") String user,
        // With null: an import of the row then knows that nothing is missing.
        @JsonProperty("badge-id") @JsonInclude(JsonInclude.Include.ALWAYS)
        String badgeId,

        @JsonProperty("label") String label,
        @JsonProperty("created") String created,
        @JsonProperty("last-used") String lastUsed,
        @JsonProperty("valid-until") String validUntil,
        @JsonProperty("has-pin") boolean hasPin) {

    private static final List<Column> COLUMNS = List.of(
            Column.USER,
            Column.BADGE_ID,
            Column.LABEL,
            Column.CREATED,
            Column.LAST_USED,
            Column.VALID_UNTIL,
            Column.HAS_PIN);

    static String csvHead() {
        return COLUMNS.stream().map(Column::label).collect(Collectors.joining(",", "", "\r\n"));
    }

    String csv() {
        return Stream.of(
                        Formula.made(user),
                        badgeId,
                        label == null ? null : Formula.made(label),
                        created,
                        lastUsed,
                        validUntil,
                        String.valueOf(hasPin))
                .map(cell -> quoted(Objects.requireNonNullElse(cell, "")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().allMatch(c -> Character.isLetterOrDigit(c) || " .:-_@+".indexOf(c) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

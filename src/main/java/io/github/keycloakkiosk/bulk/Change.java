package io.github.keycloakkiosk.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What an admin event says of a row that changed something.
 *
 * @param line of the file
 * @param badge the id of the badge that is new or has another label or end; null when none is
 * @param pin true when the user has another PIN now; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(int line, String badge, Boolean pin) {}

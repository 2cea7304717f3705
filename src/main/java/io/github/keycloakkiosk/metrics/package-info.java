/**
 * What the jar counts, for Keycloak's {@code /metrics}. {@link Metric} describes each metric once: its name, its help and its
 * labels. The values of a label are a closed list, so nothing that a caller sends becomes one: no name, no address, no free text.
 *
 * <p>No metric has the realm as a label: a server with a thousand realms would have a thousand times as many series, and none
 * that begins at 0. Keycloak's own metrics of user events count the same errors by realm where an admin wants it.
 */
package io.github.keycloakkiosk.metrics;

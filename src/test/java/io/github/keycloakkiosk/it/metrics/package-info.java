/** What a server counts, in its {@code /metrics}, and what Prometheus and Grafana make of it. */
package io.github.keycloakkiosk.it.metrics;

package io.github.keycloakkiosk.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real Prometheus scrapes a server, answers each query of the dashboard, and evaluates each alert. */
@ExtendWith(PrometheusProgram.Present.class)
@MetricsServer
class PrometheusIT {

    private static final String REALM = "scraped";

    private static RunningPrometheus prometheus;

    @BeforeAll
    static void somethingHappensBetweenTwoScrapes(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
        prometheus = RunningPrometheus.scraping(Scrape.management(server));
        awaitTwoScrapes();
        double before = wrongPins();
        Caller.atKiosk(server, REALM).pin("vera", "5937");
        Caller.atKiosk(server, REALM).pin("vera", "0000");
        Patience.until("the wrong PIN in Prometheus", () -> wrongPins() == before + 1);
    }

    @AfterAll
    static void end() {
        if (prometheus != null) {
            prometheus.close();
        }
    }

    private static void awaitTwoScrapes() {
        Patience.until("two scrapes", () -> {
            var counted = prometheus.query("count_over_time(kiosk_store_trusted[5m])");
            return !counted.isEmpty() && counted.at("/0/value/1").asInt() >= 2;
        });
    }

    private static double wrongPins() {
        return prometheus
                .query("sum(kiosk_login_refusals_total{method=\"pin\",reason=\"invalid_user_credentials\"})")
                .at("/0/value/1")
                .asDouble();
    }

    static Stream<Query> panels() {
        return Query.ofPanels();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelShowsSomething(Query query) {
        assertThat(prometheus.query(query.expression())).isNotEmpty();
    }

    static Stream<Query> queries() {
        return Query.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void eachSeriesOfAQueryIsThere(Query query) {
        assertThat(query.selectors())
                .isNotEmpty()
                .allSatisfy(selector ->
                        assertThat(prometheus.query(selector.text())).isNotEmpty());
    }

    @Test
    void eachAlertIsEvaluatedWithoutAnError() {
        Patience.until(
                "evaluated alerts",
                () -> prometheus.rules().stream()
                        .noneMatch(rule -> rule.get("health").asText().equals("unknown")));

        assertThat(prometheus.rules())
                .hasSameSizeAs(Query.ofAlerts().toList())
                .allSatisfy(rule -> assertThat(rule.get("health").asText())
                        .as(rule.toString())
                        .isEqualTo("ok"))
                // On a server where all is well; the tests of this room make strangers and waits, but few.
                .allSatisfy(rule -> assertThat(rule.get("name").asText() + " "
                                + rule.get("state").asText())
                        .isNotIn("KioskStoreNotTrusted firing", "KioskMetricsMissing firing"));
    }

    @Test
    void theFileOfAlertsIsRight() throws Exception {
        promtool("check", "rules", Query.ALERTS.toString());
    }

    @Test
    void eachAlertFiresByItsCauseAndNoOther() throws Exception {
        promtool("test", "rules", "src/test/resources/prometheus/kiosk-alerts-test.yml");
    }

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(PrometheusProgram.PROMTOOL
                                        .executable()
                                        .orElseThrow()
                                        .toString()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}

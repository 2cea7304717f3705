package io.github.keycloakkiosk.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in docs/operations.md, the dashboard and the alerts name what a server really has. */
@MetricsServer
class DocumentedMetricsIT {

    @Test
    void theTableHasEachMetricWithAllValuesOfItsLabels(KeycloakServer server) {
        assertThat(Scrape.of(server).labels()).isEqualTo(MetricsTable.labels());
    }

    @Test
    void theMeaningBeginsWithTheHelp(KeycloakServer server) {
        Map<String, String> help = Scrape.of(server).help();

        assertThat(MetricsTable.meanings()).containsOnlyKeys(help.keySet());
        SoftAssertions.assertSoftly(all -> MetricsTable.meanings()
                .forEach((metric, meaning) -> all.assertThat(meaning).startsWith(help.get(metric))));
    }

    static Stream<Query> queries() {
        return Query.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryReadsWhatThereIs(Query query, KeycloakServer server) {
        Map<String, Map<String, Set<String>>> there = Scrape.of(server).labels();

        assertThat(query.selectors()).isNotEmpty().allSatisfy(selector -> {
            assertThat(there).containsKey(selector.metric());
            assertThat(selector.conditions())
                    .allSatisfy(
                            condition -> assertThat(there.get(selector.metric()).get(condition.label()))
                                    .as("%s of %s", condition.label(), selector)
                                    .containsAll(condition.values()));
        });
    }

    @Test
    void theDashboardShowsEachMetric(KeycloakServer server) {
        Set<String> shown = new TreeSet<>();
        Query.ofPanels().forEach(query -> query.selectors().forEach(selector -> shown.add(selector.metric())));

        assertThat(shown).isEqualTo(Scrape.of(server).labels().keySet());
    }
}

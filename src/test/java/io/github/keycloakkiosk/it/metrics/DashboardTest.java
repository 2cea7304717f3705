package io.github.keycloakkiosk.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboard can be imported anywhere, and its panels do not cover each other. */
class DashboardTest {

    private final JsonNode dashboard = Query.dashboard();

    @Test
    void itHasNoIdOfAnInstallation() {
        assertThat(dashboard.get("id").isNull()).isTrue();
        assertThat(dashboard.has("uid")).isFalse();
        assertThat(dashboard.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(41);
        assertThat(dashboard.findValues("datasource"))
                .isNotEmpty()
                .allMatch(source -> source.get("uid").asText().equals("${datasource}"));
        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        assertThat(dashboard.at("/templating/list/0/current").isEmpty()).isTrue();
    }

    @Test
    void eachPanelHasAPlaceAnIdAndAMeaningOfItsOwn() {
        List<Integer> ids = new ArrayList<>();
        Set<List<Integer>> taken = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            ids.add(panel.get("id").asInt());
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).isNotBlank();
            JsonNode place = panel.get("gridPos");
            assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.get("w").asInt(); x++) {
                for (int y = 0; y < place.get("h").asInt(); y++) {
                    assertThat(taken.add(List.of(
                                    place.get("x").asInt() + x, place.get("y").asInt() + y)))
                            .as(panel.get("title").asText())
                            .isTrue();
                }
            }
        }
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }
}

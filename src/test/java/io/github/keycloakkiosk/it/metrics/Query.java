package io.github.keycloakkiosk.it.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A query of the dashboard or of an alert, as Prometheus takes it. */
record Query(String from, String expression) {

    static final Path DASHBOARD = Path.of("deploy/grafana/kiosk.json");
    static final Path ALERTS = Path.of("deploy/prometheus/kiosk-alerts.yml");

    private static final Pattern SELECTOR = Pattern.compile("kiosk_\\w+(\\{[^}]*})?");

    /** One of the series that it reads, such as <code>kiosk_logins_total{outcome="refused"}</code>. */
    record Selector(String text) {

        private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

        /** @param values those that it names or excludes */
        record Condition(String label, List<String> values) {}

        String metric() {
            return text.replaceFirst("\\{.*", "");
        }

        /** Without the one for the server. */
        List<Condition> conditions() {
            return MATCHER.matcher(text)
                    .results()
                    .map(found ->
                            new Condition(found.group(1), List.of(found.group(3).split("\\|"))))
                    .filter(condition -> !condition.label().equals("instance"))
                    .toList();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    List<Selector> selectors() {
        return SELECTOR.matcher(expression)
                .results()
                .map(found -> new Selector(found.group()))
                .toList();
    }

    @Override
    public String toString() {
        return from + ": " + expression;
    }

    static Stream<Query> all() {
        return Stream.concat(ofPanels(), ofAlerts());
    }

    /** With the values that Grafana gives to the variables. */
    static Stream<Query> ofPanels() {
        return stream(read(new ObjectMapper(), DASHBOARD).get("panels"))
                .flatMap(panel -> stream(panel.get("targets"))
                        .map(target -> new Query(
                                "panel " + panel.get("title").asText(),
                                target.get("expr")
                                        .asText()
                                        .replace("$__rate_interval", "1m")
                                        .replace("$__range", "1h")
                                        .replace("$instance", ".*"))));
    }

    static Stream<Query> ofAlerts() {
        return stream(read(new YAMLMapper(), ALERTS).get("groups"))
                .flatMap(group -> stream(group.get("rules")))
                .map(rule -> new Query(
                        "alert " + rule.get("alert").asText(), rule.get("expr").asText()));
    }

    static JsonNode dashboard() {
        return read(new ObjectMapper(), DASHBOARD);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

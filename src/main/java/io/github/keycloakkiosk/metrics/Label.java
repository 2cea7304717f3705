package io.github.keycloakkiosk.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A label of a metric, with all values that it can have.
 *
 * @param values the known ones; {@value #OTHER} stands for each other
 */
record Label(String name, List<String> values) {

    static final String OTHER = "other";

    Label {
        values = List.copyOf(values);
    }

    static Label of(String name, String... values) {
        return new Label(name, Arrays.asList(values));
    }

    /** This value, or {@value #OTHER} if it is unknown or null. */
    String closed(String value) {
        return value != null && values.contains(value) ? value : OTHER;
    }

    /** Each combination of the values of these labels, in their order. */
    static Stream<List<String>> combinations(List<Label> labels) {
        if (labels.isEmpty()) {
            return Stream.of(List.of());
        }
        List<List<String>> rest = combinations(labels.subList(1, labels.size())).collect(Collectors.toList());
        return labels.get(0).values().stream()
                .flatMap(value -> rest.stream()
                        .map(others ->
                                Stream.concat(Stream.of(value), others.stream()).toList()));
    }
}

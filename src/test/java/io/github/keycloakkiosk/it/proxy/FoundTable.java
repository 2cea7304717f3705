package io.github.keycloakkiosk.it.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of all servers together, as the Markdown table in docs/operations.md. */
final class FoundTable {

    private static final String BEGIN = "<!-- what the tests behind real proxies found -->\n";
    private static final String END = "<!-- the end of what they found -->";

    private static final Map<Setup, Map<KeycloakOptions, String>> FOUND = new ConcurrentHashMap<>();

    private FoundTable() {}

    static void add(KeycloakOptions options, Setup setup, Finding finding) {
        FOUND.computeIfAbsent(setup, row -> new EnumMap<>(KeycloakOptions.class))
                .put(options, inWords(finding));
    }

    private static String inWords(Finding finding) {
        return switch (finding.outcome()) {
            case SAFE -> "safe";
            case CLOSED -> "nobody is let in";
            case UNSAFE ->
                "**unsafe**: "
                        + finding.letIn()
                                .filter(attack -> !attack.equals("nothing"))
                                .map(attack -> "`" + attack + "` lets a stranger in")
                                .orElse("everybody is let in");
        };
    }

    /** The servers without results so far. */
    static Set<KeycloakOptions> missing() {
        Set<KeycloakOptions> missing = EnumSet.allOf(KeycloakOptions.class);
        FOUND.values().forEach(row -> missing.removeAll(row.keySet()));
        return missing;
    }

    /** A row for each setup, and one more where servers differ. */
    static String markdown() {
        List<String> lines = new ArrayList<>(List.of(
                "| proxies, from the client's side | `trusted-proxies` | Keycloak | kiosk logins |",
                "|---|---|---|---|"));
        Stream.concat(Setups.headers().stream(), Setups.proxyProtocol().stream())
                .forEach(setup -> rows(setup).forEach(lines::add));
        return String.join("\n", lines) + "\n";
    }

    private static Stream<String> rows(Setup setup) {
        Map<KeycloakOptions, String> row = FOUND.getOrDefault(setup, Map.of());
        return row.values().stream().distinct().map(result -> {
            Set<KeycloakOptions> options = row.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(result))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeycloakOptions.class)));
            return "| " + setup.described() + " | " + setup.trustedAsWritten() + " | " + inWords(options) + " | "
                    + result + " |";
        });
    }

    /** PROXY protocol has rows of its own: Keycloak does not combine it with the other options. */
    private static String inWords(Set<KeycloakOptions> options) {
        if (options.contains(KeycloakOptions.PROXY_PROTOCOL)) {
            return names(options);
        }
        Set<KeycloakOptions> untried = EnumSet.complementOf(EnumSet.copyOf(options));
        untried.remove(KeycloakOptions.PROXY_PROTOCOL);
        return "any `--proxy-headers`" + (untried.isEmpty() ? "" : " but " + names(untried));
    }

    private static String names(Set<KeycloakOptions> options) {
        return options.stream().map(KeycloakOptions::toString).collect(Collectors.joining(", "));
    }

    /** The table as it is in docs/operations.md. */
    static String written() {
        try {
            String text = Files.readString(Path.of("docs/operations.md"));
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new AssertionError("docs/operations.md needs the lines " + BEGIN + "and " + END);
            }
            return text.substring(begin + BEGIN.length(), end);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.github.keycloakkiosk.it.metrics;

import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Our part of one answer of {@code /metrics}, in Prometheus' text format. */
record Scrape(String text) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern MANAGEMENT =
            Pattern.compile("Management interface listening on (http://[\\d.]+:\\d+)");
    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (kiosk_\\w+) (.*)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(kiosk_\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern PAIR = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** The management interface, whose port is free and so known to the log alone. */
    static URI management(KeycloakServer server) {
        return new ServerLog(server.log())
                .linesFrom(0).stream()
                        .map(MANAGEMENT::matcher)
                        .filter(Matcher::find)
                        .map(line -> URI.create(line.group(1).replace("0.0.0.0", "127.0.0.1")))
                        .reduce((first, last) -> last)
                        .orElseThrow();
    }

    static Scrape of(KeycloakServer server) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(management(server).resolve("/metrics"))
                            .header("Accept", "text/plain")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return new Scrape(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The help of each metric, by its name. */
    Map<String, String> help() {
        return HELP.matcher(text)
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (a, b) -> a, TreeMap::new));
    }

    /** The values by name and labels, as {@code kiosk_logins_total pin success}: labels in the order of their names. */
    Map<String, Double> values() {
        return SAMPLE.matcher(text)
                .results()
                .collect(Collectors.toMap(
                        Scrape::series, line -> Double.valueOf(line.group(3)), Double::sum, TreeMap::new));
    }

    private static String series(MatchResult line) {
        return line.group(1)
                + labels(line).values().stream().map(value -> " " + value).collect(Collectors.joining());
    }

    /** All label values of each metric: {@code name} to {@code label} to values. */
    Map<String, Map<String, Set<String>>> labels() {
        Map<String, Map<String, Set<String>>> all = new TreeMap<>();
        SAMPLE.matcher(text).results().forEach(line -> {
            Map<String, Set<String>> of = all.computeIfAbsent(line.group(1), name -> new TreeMap<>());
            labels(line)
                    .forEach((label, value) ->
                            of.computeIfAbsent(label, name -> new TreeSet<>()).add(value));
        });
        return all;
    }

    private static Map<String, String> labels(MatchResult line) {
        return PAIR.matcher(Optional.ofNullable(line.group(2)).orElse(""))
                .results()
                .collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2), (a, b) -> a, TreeMap::new));
    }

    /** What has been counted since this scrape, without what has not changed. */
    Map<String, Double> since(Scrape before) {
        Map<String, Double> was = before.values();
        Map<String, Double> changed = new TreeMap<>();
        values().forEach((series, value) -> {
            double more = value - was.getOrDefault(series, 0.0);
            if (more != 0) {
                changed.put(series, more);
            }
        });
        return changed;
    }

    /** What these deeds add. For what a server does after its answer, wait until it is counted. */
    static Map<String, Double> added(KeycloakServer server, Runnable deeds) {
        Scrape before = of(server);
        deeds.run();
        return of(server).since(before);
    }

    /** As {@link #added}, and waits until this series has changed. */
    static Map<String, Double> added(KeycloakServer server, String series, Runnable deeds) {
        Scrape before = of(server);
        deeds.run();
        Patience.until(series, () -> of(server).since(before).containsKey(series));
        return of(server).since(before);
    }
}

package io.github.keycloakkiosk.it.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.server.Port;
import io.github.keycloakkiosk.it.server.ProcessTree;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A Prometheus that scrapes one server each second, and has our alerts. Its directory is deleted at the end. */
final class RunningPrometheus implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String CONFIG = """
            global:
              scrape_interval: 1s
              evaluation_interval: 1s
            rule_files:
              - %s
            scrape_configs:
              - job_name: keycloak
                static_configs:
                  - targets: ["%s"]
            """;

    private final URI url;
    private final Path directory;
    private final ServerLog log;
    private final ProcessTree tree;

    private RunningPrometheus(URI url, Path directory, ServerLog log, ProcessTree tree) {
        this.url = url;
        this.directory = directory;
        this.log = log;
        this.tree = tree;
    }

    static RunningPrometheus scraping(URI management) {
        try {
            Path directory = Files.createTempDirectory(Path.of(System.getProperty("keycloak.work")), "prometheus");
            Path config = Files.writeString(
                    directory.resolve("prometheus.yml"),
                    CONFIG.formatted(Query.ALERTS.toAbsolutePath(), management.getAuthority()));
            String address = "127.0.0.1:" + Port.free().number();
            ServerLog log = new ServerLog(directory.resolve("log"));
            Process process = log.receive(new ProcessBuilder(
                            PrometheusProgram.PROMETHEUS
                                    .executable()
                                    .orElseThrow()
                                    .toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=" + address))
                    .start();
            RunningPrometheus prometheus =
                    new RunningPrometheus(URI.create("http://" + address), directory, log, new ProcessTree(process));
            prometheus.awaitStart(process);
            return prometheus;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void awaitStart(Process process) {
        try {
            Patience.until("a Prometheus that is ready", () -> isReady() || !process.isAlive());
            if (!process.isAlive()) {
                throw new AssertionError(log.tail());
            }
        } catch (AssertionError dead) {
            close();
            throw dead;
        }
    }

    private boolean isReady() {
        try {
            return send("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** The samples of a query at this moment. */
    JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .get("result");
    }

    /** The rules, with their health. */
    List<JsonNode> rules() {
        return get("/api/v1/rules").findValues("rules").stream()
                .flatMap(rules ->
                        Stream.iterate(0, i -> i < rules.size(), i -> i + 1).map(rules::get))
                .toList();
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = send(path);
        try {
            JsonNode json = new ObjectMapper().readTree(answer.body());
            if (!json.path("status").asText().equals("success")) {
                throw new AssertionError(path + ": " + json);
            }
            return json.get("data");
        } catch (IOException noJson) {
            throw new UncheckedIOException(answer.body(), noJson);
        }
    }

    private HttpResponse<String> send(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        tree.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

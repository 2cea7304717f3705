package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would rot unseen in {@code deploy/} and in the workflows, since no test runs a container or a workflow. */
class DeployTest {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Path COMPOSE = DEPLOY.resolve("compose.yaml");
    private static final Path NGINX = DEPLOY.resolve("nginx.conf");
    private static final Path DOCKERFILE = DEPLOY.resolve("Dockerfile");
    private static final Path KUBERNETES = DEPLOY.resolve("kubernetes/keycloak.yaml");

    /** An action by the commit of a release, and which release that is. */
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    static List<Path> workflows() {
        return below(Path.of(".github/workflows"), ".yml");
    }

    @Test
    void thereAreWorkflows() {
        assertThat(workflows())
                .extracting(Path::getFileName)
                .map(Path::toString)
                .contains("verify.yml", "release.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedByItsCommit(Path workflow) {
        assertThat(found("uses:\\s*(.+)", workflow)).isNotEmpty().allMatch(PINNED.asMatchPredicate());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noCheckoutKeepsTheToken(Path workflow) {
        List<String> kept = steps(workflow)
                .filter(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                .map(step -> step.at("/with/persist-credentials").asText())
                .toList();

        assertThat(kept).allMatch("false"::equals);
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aWorkflowHasNoPermissionAndItsJobsNameTheirs(Path workflow) {
        JsonNode parsed = yaml(workflow).get(0);

        assertThat(parsed.get("permissions").isObject()).isTrue();
        assertThat(parsed.get("permissions")).isEmpty();
        assertThat(parsed.get("jobs")).isNotEmpty().allSatisfy(job -> {
            assertThat(job.path("permissions").isObject()).isTrue();
            assertThat(job.path("timeout-minutes").isInt()).isTrue();
        });
        assertThat(parsed.has("concurrency")).isTrue();
    }

    /** What may write runs nothing of the tree. */
    @ParameterizedTest
    @MethodSource("workflows")
    void noJobThatMayWriteChecksTheTreeOut(Path workflow) {
        List<JsonNode> writing = elements(yaml(workflow).get(0).get("jobs"))
                .filter(job -> job.path("permissions").toString().contains("write"))
                .toList();

        assertThat(writing.stream().flatMap(job -> elements(job.path("steps"))))
                .noneMatch(step -> step.path("uses").asText().startsWith("actions/checkout@"));
    }

    @Test
    void everyYamlFileCanBeRead() {
        assertThat(Stream.of(".yml", ".yaml").flatMap(end -> below(DEPLOY, end).stream()))
                .hasSizeGreaterThan(4)
                .allSatisfy(file -> assertThat(yaml(file)).isNotEmpty());
        assertThat(yaml(Path.of(".github/dependabot.yml"))).isNotEmpty();
    }

    @Test
    void whatTheComposeFileMountsExists() {
        List<Path> mounted = elements(yaml(COMPOSE).get(0).get("services"))
                .flatMap(service -> elements(service.path("volumes")))
                .map(JsonNode::asText)
                .filter(volume -> volume.startsWith("."))
                .map(volume -> DEPLOY.resolve(volume.split(":")[0]).normalize())
                .toList();

        assertThat(mounted).hasSizeGreaterThan(5).allMatch(Files::exists);
    }

    @Test
    void onlyTheProxyAndGrafanaHavePortsAndOnlyOnLoopback() {
        Set<String> published = new TreeSet<>();
        yaml(COMPOSE).get(0).get("services").properties().forEach(service -> {
            JsonNode ports = service.getValue().path("ports");
            if (!ports.isEmpty()) {
                published.add(service.getKey());
            }
            assertThat(ports).allSatisfy(port -> assertThat(port.asText()).startsWith("${KIOSK_BIND:-127.0.0.1}:"));
        });

        assertThat(published).containsExactly("grafana", "nginx");
    }

    /** Three places name this address. */
    @Test
    void keycloakTrustsTheProxysOwnAddress() {
        JsonNode compose = yaml(COMPOSE).get(0);
        String proxy = compose.at("/services/nginx/networks/back/ipv4_address").asText();

        assertThat(proxy).isNotEmpty();
        assertThat(compose.at("/x-keycloak/environment/KC_PROXY_TRUSTED_ADDRESSES")
                        .asText())
                .isEqualTo(proxy);
        assertThat(compose.at("/services/addresses/environment/PROXY").asText()).isEqualTo(proxy);
    }

    @Test
    void theProxyOverwritesTheClientsAddress() {
        assertThat(found("proxy_set_header\\s+X-Forwarded-For\\s+(\\S+);", NGINX))
                .isNotEmpty()
                .containsOnly("$remote_addr");
        assertThat(text(NGINX)).doesNotContain("$proxy_add_x_forwarded_for").doesNotContain("real_ip_header");
    }

    /** It has their addresses, since it would not start while one of their names is not known. */
    @Test
    void theProxyKnowsBothServers() {
        JsonNode services = yaml(COMPOSE).get(0).get("services");

        assertThat(found("server ([\\d.:]+);", NGINX))
                .containsExactlyElementsOf(Stream.of("keycloak-1", "keycloak-2")
                        .map(name -> services.at("/" + name + "/networks/back/ipv4_address")
                                        .asText() + ":8080")
                        .toList());
    }

    /** See {@code network/ForwardingHeaders}: another opinion about the client is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Real-IP",
                "X-Client-IP",
                "X-Cluster-Client-IP",
                "True-Client-IP",
                "CF-Connecting-IP",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix"
            })
    void theProxyDropsWhatElseAClientSends(String header) {
        assertThat(found("proxy_set_header\\s+" + header + "\\s+(\\S+);", NGINX))
                .containsExactly("\"\"");
    }

    @Test
    void theImageTakesTheJarThatMavenMakes() {
        String pom = text(Path.of("pom.xml"));
        String jar = "target/%s-%s.jar"
                .formatted(first("<artifactId>(.+)</artifactId>", pom), first("<version>(.+)</version>", pom));

        assertThat(found("ARG JAR=(.+)", DOCKERFILE)).containsExactly(jar);
        assertThat(found("USER (.+)", DOCKERFILE)).containsExactly("1000");
        assertThat(text(DOCKERFILE)).contains("kc.sh build").contains("\"--optimized\"");
        assertThat(text(Path.of(".dockerignore"))).contains("!target/keycloak-kiosk-login-*.jar");
    }

    @Test
    void theCustomResourceLetsOnlyTheProxyReachKeycloak() {
        List<JsonNode> resources = yaml(KUBERNETES);
        JsonNode keycloak = resources.get(0).get("spec");
        JsonNode proxy = resources.get(1).get("spec");

        assertThat(resources)
                .extracting(resource -> resource.get("kind").asText())
                .containsExactly("Keycloak", "Service");
        assertThat(keycloak.at("/proxy/headers").asText()).isEqualTo("xforwarded");
        assertThat(keycloak.at("/networkPolicy/enabled").asBoolean()).isTrue();
        assertThat(keycloak.at("/networkPolicy/http")).hasSize(1);
        assertThat(keycloak.at("/networkPolicy/http/0/podSelector/matchLabels")).isEqualTo(proxy.get("selector"));
        assertThat(proxy.get("externalTrafficPolicy").asText()).isEqualTo("Local");
    }

    private static Stream<JsonNode> steps(Path workflow) {
        return elements(yaml(workflow).get(0).get("jobs")).flatMap(job -> elements(job.path("steps")));
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** What the group found, in each line that is no comment. */
    private static List<String> found(String regex, Path file) {
        Pattern pattern = Pattern.compile(regex);
        return text(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> pattern.matcher(line).results())
                .map(result -> result.group(1))
                .toList();
    }

    private static String first(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> yaml(Path file) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll();
        } catch (IOException failed) {
            throw new UncheckedIOException(file + ": " + failed.getMessage(), failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> below(Path directory, String end) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

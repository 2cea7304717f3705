package io.github.keycloakkiosk.it.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.keycloakkiosk.it.client.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.message.BasicHeader;
import org.apache.http.util.EntityUtils;

/**
 * Compares every call of an API of ours with its description, {@code docs/openapi.yaml} or {@code docs/openapi-admin.yaml}: each
 * answer, and the request if it was granted.
 *
 * <p>A call by another HTTP method is compared with the answers of the described one. CORS preflights, the body of an answer
 * to HEAD, and security requirements are not checked. The validator takes {@code 1.0} for an integer.
 */
public final class ApiContract {

    private static final String JSON_LINES = "application/x-ndjson";
    private static final Header JSON = new BasicHeader("Content-Type", "application/json");

    private static ApiContract loginApi;
    private static ApiContract adminApi;

    private final String name;
    private final Pattern route;
    private final JsonNode document;
    private final RequestValidator requests;
    private final ResponseValidator responses;

    /** @param route the path of a call, with the path in the description as its group */
    private ApiContract(String name, String route) {
        this.name = name;
        this.route = Pattern.compile(route);
        try {
            document = new YAMLMapper().readTree(Path.of(name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        JsonObject served = new JsonObject(KeysBesideRef.intoAllOf(document).toString());
        // The validator wants one base path for all servers. It is asked by operation, never by path.
        served.remove("servers");
        jsonAlone(served.getJsonObject("paths"));
        // Nor is it told what a path holds in place of its parameters.
        served.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).remove("parameters"));
        Vertx vertx = Vertx.vertx();
        OpenAPIContract contract = result(OpenAPIContract.from(vertx, served));
        requests = RequestValidator.create(vertx, contract);
        responses = ResponseValidator.create(vertx, contract);
    }

    /** The validator knows no JSON lines and no CSV: it gets each line as a JSON body, and no CSV. */
    private static void jsonAlone(JsonObject node) {
        for (String key : List.copyOf(node.fieldNames())) {
            if (key.equals("content")) {
                JsonObject content = node.getJsonObject(key);
                content.remove("text/csv");
                Object lines = content.remove(JSON_LINES);
                if (lines != null) {
                    content.put("application/json", lines);
                } else if (content.isEmpty()) {
                    node.remove(key);
                }
            } else if (node.getValue(key) instanceof JsonObject object) {
                jsonAlone(object);
            }
        }
    }

    /** Of the login API. */
    public static synchronized ApiContract get() {
        if (loginApi == null) {
            loginApi = new ApiContract("docs/openapi.yaml", ".*(/auth/[a-z]+)");
        }
        return loginApi;
    }

    public static synchronized ApiContract ofAdminApi() {
        if (adminApi == null) {
            adminApi = new ApiContract("docs/openapi-admin.yaml", ".*/admin/realms/[^/]+(/kiosk-login/.+)");
        }
        return adminApi;
    }

    /**
     * An example of the description.
     *
     * @param status of the answer; {@code null} for the request
     * @param value the body that is sent or answered
     */
    record Example(String operation, String status, String name, JsonNode value) {}

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : operations(path)) {
                String id = operation.get("operationId").asText();
                addExamples(examples, id, null, operation.path("requestBody"));
                operation
                        .get("responses")
                        .properties()
                        .forEach(response -> addExamples(examples, id, response.getKey(), response.getValue()));
            }
        }
        return examples;
    }

    JsonNode example(String operation, String status, String name) {
        return examples().stream()
                .filter(example -> example.operation().equals(operation)
                        && Objects.equals(example.status(), status)
                        && example.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void addExamples(List<Example> examples, String operation, String status, JsonNode place) {
        resolve(place)
                .at("/content/application~1json/examples")
                .properties()
                .forEach(named -> examples.add(new Example(
                        operation,
                        status,
                        named.getKey(),
                        resolve(named.getValue()).get("value"))));
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Fails when the call is one of the API and is not as described; calls of anything else pass. */
    public void check(HttpUriRequest request, Answer answer) {
        Optional<String> operation = operation(request.getURI().getPath(), request.getMethod());
        boolean preflight = request.getFirstHeader("Access-Control-Request-Method") != null;
        if (operation.isEmpty() || preflight || request.getMethod().equals("HEAD")) {
            return;
        }
        checkResponse(operation.get(), answer);
        if (answer.status() / 100 == 2) {
            checkRequest(operation.get(), header(request, "Content-Type"), body(request));
        }
    }

    private Optional<String> operation(String path, String method) {
        Matcher matcher = route.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return described(matcher.group(1))
                .map(found -> found.has(method.toLowerCase(Locale.ROOT))
                        ? found.get(method.toLowerCase(Locale.ROOT))
                        : operations(found).get(0))
                .map(operation -> operation.get("operationId").asText());
    }

    /** The description of a path, of which parts may stand for its parameters. */
    private Optional<JsonNode> described(String path) {
        return document.get("paths").properties().stream()
                .filter(described -> path.matches(described.getKey().replaceAll("[{][^}]*[}]", "[^/]+")))
                .min(Comparator.comparing(described -> described.getKey().contains("{")))
                .map(Map.Entry::getValue);
    }

    private static List<JsonNode> operations(JsonNode path) {
        return path.properties().stream()
                .filter(part -> !part.getKey().equals("parameters"))
                .map(Map.Entry::getValue)
                .toList();
    }

    void checkRequest(String operation, String contentType, String body) {
        String type = mediaType(contentType);
        if (JSON_LINES.equals(type)) {
            someOf(body).forEach(line -> checkRequest(operation, "application/json", line));
        }
        if ("text/csv".equals(type) || JSON_LINES.equals(type)) {
            return;
        }
        var request = new ValidatableRequestImpl(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                body.isEmpty() ? new RequestParameterImpl(null) : new RequestParameterImpl(Buffer.buffer(body)),
                mediaType(contentType));
        expect("request to " + operation, body, requests.validate(request, operation));
    }

    void checkResponse(String operation, Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        // For a body without a type the validator has other words than for a deviation.
        String type = answer.header("Content-Type") == null ? "none" : mediaType(answer.header("Content-Type"));
        if (type.equals(JSON_LINES)) {
            someOf(answer.body())
                    .forEach(line -> checkResponse(operation, new Answer(answer.status(), List.of(JSON), line)));
            return;
        }
        if (type.equals("text/csv")) {
            return;
        }
        var response = ValidatableResponse.create(answer.status(), headers, Buffer.buffer(answer.body()), type);
        expect(
                "answer " + answer.status() + " of " + operation,
                answer.body(),
                responses.validate(response, operation));
    }

    /** The first lines and the last one: a test may send a hundred thousand. */
    private static List<String> someOf(String lines) {
        List<String> all = lines.lines().filter(line -> !line.isBlank()).toList();
        return all.size() <= 200
                ? all
                : Stream.concat(all.stream().limit(200), Stream.of(all.get(all.size() - 1)))
                        .toList();
    }

    private void expect(String what, String body, Future<?> validation) {
        try {
            result(validation);
        } catch (RuntimeException deviation) {
            throw new AssertionError(
                    name + " knows no such " + what + ": " + body + ": " + deviation.getMessage(), deviation);
        }
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** The media type without its parameters: the validator compares it as text. */
    private static String mediaType(String contentType) {
        return contentType == null ? null : contentType.split(";")[0].trim().toLowerCase();
    }

    private static String header(HttpUriRequest request, String name) {
        Header header = request.getFirstHeader(name);
        if (header == null
                && request instanceof HttpEntityEnclosingRequest enclosing
                && enclosing.getEntity() != null) {
            header = enclosing.getEntity().getContentType();
        }
        return header == null ? null : header.getValue();
    }

    private static String body(HttpUriRequest request) {
        try {
            return request instanceof HttpEntityEnclosingRequest enclosing && enclosing.getEntity() != null
                    ? EntityUtils.toString(enclosing.getEntity())
                    : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.github.keycloakkiosk.it.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code requests.http}, read as IDEs read it: requests, variables, and scripts of two kinds of lines. Any other line fails. */
final class RequestsFile {

    private static final Pattern VARIABLE = Pattern.compile("@(\\w+) = (.*)");
    private static final Pattern USE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern STATUS = Pattern.compile(
            "client\\.test\\(\"answers (\\d+)\", \\(\\) => client\\.assert\\(response\\.status === \\1\\)\\);");
    private static final Pattern SET =
            Pattern.compile("client\\.global\\.set\\(\"(\\w+)\", response\\.body((?:\\.\\w+|\\[\\d+])+)\\);");

    /** A request as it is written; its variables have their values only when it is sent. */
    record Request(String title, String line, List<String> headers, String body, List<String> script) {

        int expectedStatus() {
            return script.stream()
                    .map(STATUS::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(status -> Integer.parseInt(status.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(title + ": no line says which status it answers"));
        }
    }

    private final Map<String, String> variables = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    RequestsFile() throws IOException {
        for (String block : Files.readString(Path.of("requests.http")).split("(?m)^### ?")) {
            List<String> lines = new ArrayList<>(block.lines().toList());
            String title = lines.isEmpty() ? "" : lines.remove(0);
            lines.removeIf(line -> line.startsWith("# ") || isVariable(line));
            if (lines.stream().anyMatch(line -> !line.isBlank())) {
                requests.add(request(title, lines));
            }
        }
    }

    private boolean isVariable(String line) {
        Matcher variable = VARIABLE.matcher(line);
        if (variable.matches()) {
            variables.put(variable.group(1), variable.group(2));
        }
        return variable.matches();
    }

    private static Request request(String title, List<String> lines) {
        int script = lines.indexOf("> {%");
        int end = lines.indexOf("%}");
        List<String> request = lines.subList(0, script);
        int blank = request.indexOf("");
        String body = String.join("\n", request.subList(blank, request.size())).strip();
        return new Request(title, request.get(0), request.subList(1, blank), body, lines.subList(script + 1, end));
    }

    List<Request> requests() {
        return requests;
    }

    void set(String variable, String value) {
        if (variables.put(variable, value) == null) {
            throw new AssertionError("requests.http has no variable " + variable);
        }
    }

    /** The text with the values of its variables. */
    String filled(String text) {
        String filled = text;
        while (USE.matcher(filled).find()) {
            filled = USE.matcher(filled).replaceAll(use -> Matcher.quoteReplacement(value(use)));
        }
        return filled;
    }

    private String value(MatchResult use) {
        String value = variables.get(use.group(1));
        if (value == null) {
            throw new AssertionError("nothing has set " + use.group());
        }
        return value;
    }

    /** Keeps what the request's script takes from the answer. */
    void runScript(Request request, Answer answer) {
        for (String line : request.script()) {
            Matcher set = SET.matcher(line);
            if (set.matches()) {
                JsonNode value =
                        answer.json().at(set.group(2).replaceAll("[.\\[]", "/").replace("]", ""));
                variables.put(set.group(1), value.asText());
            } else if (!STATUS.matcher(line).matches()) {
                throw new AssertionError("no such line of a script is known here: " + line);
            }
        }
    }

    /** The headers of the request, by name. */
    Map<String, String> headers(Request request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach(header -> headers.put(header.split(": ")[0], filled(header.split(": ", 2)[1])));
        return headers;
    }
}

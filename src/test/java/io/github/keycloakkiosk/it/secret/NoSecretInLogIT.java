package io.github.keycloakkiosk.it.secret;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other classes, in a JVM of its own ({@code pom.xml}). No log of any server of this run holds a secret that a
 * test has sent, or a secret of the demo realm. Logins are logged as events, refused ones at WARN; imports are logged at
 * start-up.
 */
@KioskServer
public class NoSecretInLogIT {

    /** Whole words only: four digits are also part of times, ports and ids. */
    private static final String WORD = "[0-9A-Za-z:._+-]";

    /** The characters between words. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^0-9A-Za-z:._+-]+");

    /** The log has what was sent as a user name or an e-mail, and some tests send secrets there. */
    private static final Pattern NAME = Pattern.compile("(username|email)=\"[^\"]*\"");

    /**
     * Quarkus logs the URL of a request that it cannot read, before any code of ours sees it. The sender wrote the secret
     * there.
     */
    private static final Pattern UNREADABLE =
            Pattern.compile("(\\.QuarkusErrorHandler] \\(\\S+\\) HTTP Request to [^ ?]+\\?)\\S*( failed, error id: )");

    private static final String UNREADABLE_TYPE = "form, json";

    @Test
    void noSecretOfTheWholeRunIsInAnyServersLog(KeycloakServer server) throws Exception {
        sayWhatLogsLike(server);
        addDemoRealm();
        Predicate<String> tellsNothing = secret -> !isSecretLooking(secret);
        TreeSet<String> secrets = new TreeSet<>();
        for (Path file : filesOfThisRun("", ".jsonl")) {
            secrets.addAll(SentSecrets.in(file));
        }
        secrets.removeIf(tellsNothing);
        assertThat(secrets).contains("7394", "04A2B3C4D5E680", "vera-secret", "31415926", "04D15EA5E0");

        Map<Path, String> logs = logsOfThisRun();
        assertThat(logs.get(server.log()))
                .contains("Listening on: ", "type=\"LOGIN_ERROR\"", "ip_not_whitelisted")
                // The name is nobody's: a reader may have typed a badge there.
                .doesNotContain("a-name-in-the-log")
                .contains("auth_method=\"pin\"", "auth_method=\"badge\"", "auth_method=\"password\"");
        List<Line> lines = lines(logs);
        assertThat(find("ip_not_whitelisted", lines))
                .as("what is there is found")
                .isNotEmpty();
        assertThat(logs.get(server.log()).lines().filter(line -> line.contains("&pin=31415926")))
                .as("in no address but that of requests that nobody can read")
                .isNotEmpty()
                .allMatch(line -> UNREADABLE.matcher(line).find());
        // Most secrets are nowhere, and this check is a thousand times as fast as the pattern.
        Set<String> words = logs.values().stream()
                .flatMap(BETWEEN_WORDS::splitAsStream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        secrets.removeIf(secret -> spellings(secret)
                .allMatch(spelling ->
                        !BETWEEN_WORDS.matcher(spelling).find() && !words.contains(spelling.toLowerCase(Locale.ROOT))));
        Map<String, String> found = new TreeMap<>();
        secrets.forEach(secret -> find(secret, lines).findFirst().ifPresent(line -> found.put(secret, line)));
        assertThat(found).isEmpty();
    }

    /** One request for each way by which a secret can reach a logger, so that this class also works alone. */
    private static void sayWhatLogsLike(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, "kiosk");
        Caller stranger = Caller.stranger(server, "kiosk");
        for (Caller caller : new Caller[] {kiosk, stranger}) {
            caller.password("a-name-in-the-log", "pass-31415926");
            caller.password("vera", "pass-31415926");
            caller.pin("vera", "31415926");
            caller.pin("vera", "5937");
            caller.badge("04D15EA5E0");
            caller.badge("04DE51BEEF0002");
            caller.login("{\"method\": \"pin\", \"username\": \"vera\", \"pin\": \"31415926\"");
            caller.login("{\"method\": \"token\", \"login_string\": 31415926}");
            caller.grant("kiosk-api", Map.of("method", "pin", "username", "vera", "pin", "31415926"));
            caller.grant("kiosk-api", Map.of("method", "token", "login_string", "04D15EA5E0"));
        }
        for (String path : List.of("auth/login", "protocol/openid-connect/token")) {
            String address = "/realms/kiosk/" + path + "?username=vera&pin=31415926";
            Wire.stranger(server).post(address, "application/json", "", "{}");
            Wire.stranger(server).post(address, UNREADABLE_TYPE, "", "{}");
        }
        Admin admin = Admin.of(server, "kiosk");
        admin.putCredential("vera", "pin", "31415926x");
        admin.putCredential("vera", "badge", "04A2B3C4D5E680");
        admin.createUser("nobody", typed("pin", "31415926x"));
        admin.saveSetting("secret-key", "key-31415926");
        RealmCopy.send(
                server,
                "never",
                realm -> realm.withArray("users")
                        .addObject()
                        .put("username", "nobody")
                        .putArray("credentials")
                        .addObject()
                        .put("type", "pin")
                        .put("secretData", "{\"value\": \"31415926x\"}")
                        .put("credentialData", "{}"));
    }

    private static void addDemoRealm() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (var user :
                json.readTree(new File(System.getProperty("realm.file"))).get("users")) {
            for (var credential : user.get("credentials")) {
                SentSecrets.add(credential.path("value").asText(null));
                SentSecrets.add(json.readTree(credential.path("secretData").asText("{}"))
                        .path("value")
                        .asText(null));
            }
        }
    }

    /** Words without a digit or a hyphen, such as "secret", are in every log. */
    private static boolean isSecretLooking(String sent) {
        return sent.strip().length() >= 4 && sent.chars().anyMatch(c -> Character.isDigit(c) || c == '-');
    }

    private static Map<Path, String> logsOfThisRun() throws IOException {
        Map<Path, String> logs = new TreeMap<>();
        for (Path file : filesOfThisRun("logs", ".log")) {
            boolean readsItself = file.endsWith(TraceLogIT.LOG);
            if (!readsItself) {
                logs.put(file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return logs;
    }

    /** Those in this folder of any JVM's directory that were written since Maven began. */
    private static List<Path> filesOfThisRun(String folder, String ending) throws IOException {
        Instant begun = Instant.parse(System.getProperty("build.begun"));
        List<Path> found = new ArrayList<>();
        try (Stream<Path> works =
                Files.list(Path.of(System.getProperty("keycloak.work")).getParent())) {
            for (Path directory : works.map(work -> work.resolve(folder))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.list(directory)) {
                    files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
                }
            }
        }
        found.removeIf(file -> file.toFile().lastModified() < begun.toEpochMilli());
        return found;
    }

    /** A UID as it was sent, and in its normal form. */
    private static Stream<String> spellings(String secret) {
        return Stream.of(secret.strip(), secret.strip().replaceAll("[:\\- ]", ""));
    }

    /** @param lower the text in lower case: to look there first is a thousand times as fast as the pattern */
    private record Line(String text, String lower) {}

    private static List<Line> lines(Map<Path, String> logs) {
        return logs.values().stream()
                .flatMap(String::lines)
                .map(NoSecretInLogIT::withoutWhatCallersWroteThere)
                .map(text -> new Line(text, text.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The lines with the secret, however its UID is written. */
    private static Stream<String> find(String secret, List<Line> lines) {
        List<String> written =
                spellings(secret).map(text -> text.toLowerCase(Locale.ROOT)).toList();
        Pattern pattern = Pattern.compile(
                spellings(secret)
                        .map(Pattern::quote)
                        .reduce((one, other) -> one + "|" + other)
                        .map(either -> "(?<!" + WORD + ")(" + either + ")(?!" + WORD + ")")
                        .orElseThrow(),
                Pattern.CASE_INSENSITIVE);
        return lines.stream()
                .filter(line -> written.stream().anyMatch(line.lower()::contains))
                .map(Line::text)
                .filter(text -> pattern.matcher(text).find());
    }

    private static String withoutWhatCallersWroteThere(String line) {
        return UNREADABLE.matcher(NAME.matcher(line).replaceAll("")).replaceAll("$1$2");
    }
}

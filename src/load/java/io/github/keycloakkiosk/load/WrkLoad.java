package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some of the pairs again, by another load generator: wrk, with four connections at once that stay open. It must be installed.
 */
public final class WrkLoad {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKEN = "/protocol/openid-connect/token";

    private static final int SECONDS_OF_WARMING_UP = 15;
    private static final int SECONDS_AT_A_TIME = 2;
    private static final int ROUNDS = 10;

    /** At the end of a turn each has a request under way, which the server still answers, and wrk does not count. */
    private static final int CONNECTIONS = 4;

    /** Nanoseconds of the processor in a tenth of a second, more than a server without requests takes. */
    private static final long BUSY = 20_000_000;

    private static final Pattern SENT = Pattern.compile("(\\d+) requests in");
    private static final Pattern OTHERS = Pattern.compile("others: (\\d+)");

    /** @param status that each answer of this request has */
    private record Sent(String method, String path, String type, String body, String authorization, int status) {

        static Sent form(String path, String body) {
            return new Sent("POST", path, FORM, body, "", 200);
        }

        static Sent json(String path, String body, int status) {
            return new Sent("POST", path, "application/json", body, "", status);
        }

        static Sent get(String path, String token) {
            return new Sent("GET", path, "text/plain", "", "Bearer " + token, 200);
        }

        String lua() {
            String asker =
                    authorization.isEmpty() ? "" : "wrk.headers['Authorization'] = '%s'".formatted(authorization);
            return """
                    wrk.method = '%s'
                    wrk.body = [[%s]]
                    wrk.headers['Content-Type'] = '%s'
                    %s
                    local all = {}
                    function setup(thread) table.insert(all, thread) end
                    others = 0
                    function response(status) if status ~= %d then others = others + 1 end end
                    function done() for _, thread in ipairs(all) do print('others: ' .. thread:get('others')) end end
                    """.formatted(method, body, type, asker, status);
        }
    }

    private final String server;
    private final Path script;

    private WrkLoad(String server) throws IOException {
        this.server = server;
        this.script = Files.createTempFile("request", ".lua");
    }

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.getInteger("load.rounds", ROUNDS);
        try (Postgres database = Postgres.start();
                KeycloakServer server = KeycloakServer.start("load", PairsLoad.inProduction(database))) {
            WrkLoad wrk = new WrkLoad(server.url().toString());
            for (Map.Entry<String, Sent[]> pair : pairs(server).entrySet()) {
                wrk.compare(pair.getKey(), pair.getValue()[0], pair.getValue()[1], rounds);
            }
        }
        // The build waits for whatever thread a library has left.
        System.exit(0);
    }

    private static Map<String, Sent[]> pairs(KeycloakServer server) {
        LoadRealm realms = new LoadRealm(server);
        Admin admin = realms.create("wrk", realm -> {});
        admin.set("session-cap", "0");
        Person person = Person.create(admin);
        realms.create("wrk-strangers", realm -> {}).set("ip-whitelist", "192.0.2.0/24");
        String token = Caller.atKiosk(server, "wrk")
                .grant("kiosk-api", Map.of("method", "token", "login_string", person.badge(), "scope", "openid"))
                .json()
                .get("access_token")
                .asText();
        String realm = "/realms/wrk";
        String login = "{\"method\":\"token\",\"login_string\":\"" + person.badge() + "\"}";
        Sent password = Sent.form(
                realm + TOKEN, grant(LoadRealm.PLAIN, "username=" + person.name() + "&password=" + person.password()));
        Sent badge = Sent.form(realm + TOKEN, grant("kiosk-api", "method=token&login_string=" + person.badge()));
        Sent session = Sent.get(realm + "/auth/session", token);
        Map<String, Sent[]> pairs = new LinkedHashMap<>();
        pairs.put("password", new Sent[] {
            Sent.json(
                    realm + "/auth/login",
                    "{\"method\":\"password\",\"username\":\"" + person.name() + "\",\"password\":\""
                            + person.password() + "\"}",
                    200),
            password
        });
        pairs.put("pin", new Sent[] {
            Sent.json(
                    realm + "/auth/login",
                    "{\"method\":\"pin\",\"username\":\"" + person.name() + "\",\"pin\":\"" + person.pin() + "\"}",
                    200),
            password
        });
        pairs.put("badge", new Sent[] {
            badge, Sent.form(realm + TOKEN, grant(LoadRealm.FLOOR, "username=" + person.name()))
        });
        pairs.put("session", new Sent[] {
            session,
            Sent.form(
                    realm + TOKEN + "/introspect",
                    "client_id=" + LoadRealm.CONFIDENTIAL + "&client_secret=s&token=" + token)
        });
        pairs.put(
                "session-userinfo", new Sent[] {session, Sent.get(realm + "/protocol/openid-connect/userinfo", token)});
        pairs.put("stranger", new Sent[] {
            Sent.json("/realms/wrk-strangers/auth/login", login, 403), Sent.json(realm + "/auth/login", login, 200)
        });
        return pairs;
    }

    private static String grant(String client, String parameters) {
        return "grant_type=password&client_id=" + client + "&" + parameters;
    }

    private void compare(String name, Sent one, Sent other, int rounds) {
        nanos(one, SECONDS_OF_WARMING_UP);
        nanos(other, SECONDS_OF_WARMING_UP);
        Rounds measured = Rounds.of(rounds, () -> nanos(one, SECONDS_AT_A_TIME), () -> nanos(other, SECONDS_AT_A_TIME));
        System.out.printf(
                "%s: %.2f (%.2f and %.2f ms of the processor)%n",
                name,
                Measured.median(measured.ratios()),
                Measured.median(measured.ones()) / 1e6,
                Measured.median(measured.others()) / 1e6);
    }

    /** The server's processor time of one request, in nanoseconds. */
    private double nanos(Sent sent, int seconds) {
        long before = ServerCpu.nanos();
        String said = wrk(sent, seconds);
        int requests = number(SENT, said);
        if (requests == 0 || number(OTHERS, said) != 0 || said.contains("Socket errors")) {
            throw new IllegalStateException(sent + "\n" + said);
        }
        return (onceQuiet() - before) / (requests + CONNECTIONS);
    }

    private String wrk(Sent sent, int seconds) {
        try {
            Files.writeString(script, sent.lua());
            Process wrk = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + CONNECTIONS,
                            "-d" + seconds + "s",
                            "-s",
                            script.toString(),
                            server + sent.path())
                    .redirectErrorStream(true)
                    .start();
            return new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The processor time when the last requests are answered. */
    private static double onceQuiet() {
        long nanos = ServerCpu.nanos();
        long before;
        do {
            before = nanos;
            pause();
            nanos = ServerCpu.nanos();
        } while (nanos - before > BUSY);
        return nanos;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException(said);
        }
        return Integer.parseInt(found.group(1));
    }
}

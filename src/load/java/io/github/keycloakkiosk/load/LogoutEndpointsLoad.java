package io.github.keycloakkiosk.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/**
 * What the logout endpoints of clients cost a login that ends a session there: the same logins where the endpoint answers, hangs,
 * refuses, or is missing, by turns in random order. Prints median and 99th percentile, and both as a ratio.
 */
public final class LogoutEndpointsLoad {

    private static final String REALM = "load";

    private LogoutEndpointsLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.getInteger("load.rounds", 2000);
        // Both compilers: the tests' servers have only the first.
        ServerOptions options =
                new ServerOptions(List.of(), List.of(), Map.of("JAVA_OPTS_APPEND", "-Xmx1g"), List.of(), List.of());
        try (KeycloakServer server = KeycloakServer.start("load", options)) {
            Admin admin = RealmCopy.create(server, REALM, realm -> realm.put("eventsEnabled", false));
            admin.set("session-cap", "1");
            HttpClient http = HttpClient.newHttpClient();
            Map<LogoutEndpointKind, EvictingLogin> logins = new EnumMap<>(LogoutEndpointKind.class);
            for (LogoutEndpointKind kind : LogoutEndpointKind.values()) {
                logins.put(kind, EvictingLogin.at(kind, server, REALM, admin, http));
            }
            byTurns(logins, rounds / 4);
            report(byTurns(logins, rounds), rounds, server);
        }
    }

    private static Map<LogoutEndpointKind, Histogram> byTurns(Map<LogoutEndpointKind, EvictingLogin> logins, int rounds)
            throws IOException, InterruptedException {
        Map<LogoutEndpointKind, Histogram> times = new EnumMap<>(LogoutEndpointKind.class);
        logins.keySet().forEach(kind -> times.put(kind, new Histogram(3)));
        Random random = new Random();
        for (int round = 0; round < rounds; round++) {
            List<LogoutEndpointKind> order = new ArrayList<>(logins.keySet());
            Collections.shuffle(order, random);
            for (LogoutEndpointKind kind : order) {
                times.get(kind).recordValue(logins.get(kind).micros());
            }
        }
        return times;
    }

    private static void report(Map<LogoutEndpointKind, Histogram> times, int rounds, KeycloakServer server) {
        Histogram answers = times.get(LogoutEndpointKind.ANSWERS);
        System.out.println("\n" + rounds + " logins of each kind; ratios to an endpoint that answers");
        System.out.println("endpoint   median ms   ratio   99 % ms   ratio");
        times.forEach((kind, histogram) -> System.out.printf(
                Locale.ROOT,
                "%-8s %11.2f %7.2f %9.2f %7.2f%n",
                kind.name().toLowerCase(Locale.ROOT),
                histogram.getValueAtPercentile(50) / 1000.0,
                ratio(histogram, answers, 50),
                histogram.getValueAtPercentile(99) / 1000.0,
                ratio(histogram, answers, 99)));
        JsonNode counters =
                Admin.serverInfo(server).at("/providers/eventsListener/providers/kiosk-session-cap/operationalInfo");
        System.out.println("warming up included: " + counters + "\n");
    }

    private static double ratio(Histogram histogram, Histogram other, double percentile) {
        return (double) histogram.getValueAtPercentile(percentile) / other.getValueAtPercentile(percentile);
    }
}

package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a realm: Keycloak opens its port, and says "started", before a realm can be used. */
record Readiness(URI realm, boolean proxyProtocol, Duration patience) {

    /** Waits for the demo realm, for ten minutes: on a busy machine a first start may need five. */
    static Readiness of(URI server) {
        return of(server, false);
    }

    /** @param proxyProtocol whether the server answers only callers who speak it */
    static Readiness of(URI server, boolean proxyProtocol) {
        return new Readiness(URI.create(server + "/realms/kiosk"), proxyProtocol, Duration.ofMinutes(10));
    }

    /**
     * Returns when the realm answers 200.
     *
     * @throws IllegalStateException if it does not in time, or {@code alive} says that nobody is there to answer
     */
    void await(BooleanSupplier alive) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request =
                HttpRequest.newBuilder(realm).timeout(Duration.ofSeconds(10)).build();
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!(proxyProtocol ? answersProxies() : answers(client, request))) {
                if (!alive.getAsBoolean()) {
                    throw new IllegalStateException("Keycloak ended before " + realm + " answered.");
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(realm + " did not answer 200 in " + patience.toSeconds() + " s.");
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + realm, e);
        }
    }

    private boolean answersProxies() {
        String request =
                "PROXY UNKNOWN\r\nGET " + realm.getPath() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(realm.getHost(), realm.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}

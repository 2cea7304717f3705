package io.github.keycloakkiosk.it.sessioncap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The phone that CIBA asks, by Keycloak's own HTTP authentication channel. */
final class Phone implements AutoCloseable {

    private static final URI ADDRESS = URI.create(ServerBelowAPath.PHONE);

    private final HttpServer server;
    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

    private Phone(HttpServer server) {
        this.server = server;
    }

    static Phone on() {
        try {
            Phone phone = new Phone(HttpServer.create(new InetSocketAddress(ADDRESS.getHost(), ADDRESS.getPort()), 0));
            phone.server.createContext(ADDRESS.getPath(), phone::ring);
            phone.server.start();
            return phone;
        } catch (IOException taken) {
            throw new UncheckedIOException("the phone's address is taken", taken);
        }
    }

    /** The {@code Authorization} of the next question; the answer to the question needs it. */
    String nextQuestion() {
        try {
            String question = questions.poll(30, TimeUnit.SECONDS);
            if (question == null) {
                throw new AssertionError("nobody asked");
            }
            return question;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void ring(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            questions.add(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(201, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

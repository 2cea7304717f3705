package io.github.keycloakkiosk.it.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client's endpoint for back-channel logouts, by OpenID Connect or SAML. A test can make it hang. */
public final class LogoutReceiver implements AutoCloseable {

    private final HttpServer server;
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    private volatile CountDownLatch held = new CountDownLatch(0);

    private LogoutReceiver(HttpServer server) {
        this.server = server;
    }

    public static LogoutReceiver open() {
        try {
            LogoutReceiver endpoint = new LogoutReceiver(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            endpoint.server.createContext("/logout", endpoint::answer);
            endpoint.server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "logout-endpoint");
                thread.setDaemon(true);
                return thread;
            }));
            endpoint.server.start();
            return endpoint;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/logout";
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    /** From now on the endpoint takes requests and does not answer. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        held.countDown();
    }

    /** Waits for the next logout token, or SAML request, and returns it. */
    public String nextToken() throws InterruptedException {
        String token = tokens.poll(30, TimeUnit.SECONDS);
        if (token == null) {
            throw new AssertionError("no logout token arrived");
        }
        return token;
    }

    /** The number of notices that no test has taken yet. */
    public int waiting() {
        return tokens.size();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            tokens.add(URLDecoder.decode(form.split("[=&]")[1], StandardCharsets.UTF_8));
            held.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

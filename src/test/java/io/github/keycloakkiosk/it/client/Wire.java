package io.github.keycloakkiosk.it.client;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.message.BasicHeader;

/** HTTP byte by byte, for requests that no HTTP client would send. */
public final class Wire {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String NOTHING = "";

    private final InetSocketAddress server;
    private final String source;

    private Wire(KeycloakServer server, String source) {
        this.server = new InetSocketAddress(server.url().getHost(), server.url().getPort());
        this.source = source;
    }

    public static Wire atKiosk(KeycloakServer server) {
        return new Wire(server, "127.0.0.1");
    }

    public static Wire stranger(KeycloakServer server) {
        return new Wire(server, "127.0.0.2");
    }

    public static Wire from(KeycloakServer server, String address) {
        return new Wire(server, address);
    }

    /**
     * {@code POST} with a body of its announced length.
     *
     * @param headers header lines as they are sent, each with its line break at the end
     */
    public Answer post(String path, String type, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String host = headers.regionMatches(true, 0, "Host:", 0, 5) ? "" : "Host: localhost\r\n";
        return send("POST " + path + " HTTP/1.1\r\n" + host + "Content-Type: " + type + "\r\nContent-Length: " + length
                + "\r\n" + headers + "Connection: close" + END_OF_HEAD + body);
    }

    /** Sends this; the status is 0 when there is no answer. A late answer is not waited for long. */
    public Answer send(String request) {
        return send(request, false, NOTHING);
    }

    /** Sends this and reads up to these words, on a connection that the server does not close. */
    public Answer sendAndReadTo(String words, String request) {
        return send(request, false, words);
    }

    /** Sends this and then closes the sending half of the connection. */
    public Answer sendAndHangUp(String request) {
        return send(request, true, NOTHING);
    }

    /**
     * Sends this, waits so long and resets the connection, as a client does when it crashes.
     *
     * @return whether it had come to that before any answer came
     */
    public boolean sendAndReset(String request, long waitMs) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
            socket.setSoLinger(true, 0);
            socket.connect(server);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            Thread.sleep(waitMs);
            return socket.getInputStream().available() == 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer send(String request, boolean hangUp, String lastWords) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(source), 0));
            socket.setSoTimeout(10_000);
            socket.connect(server);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            if (hangUp) {
                socket.shutdownOutput();
            }
            return answer(read(socket.getInputStream(), lastWords));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(InputStream stream, String lastWords) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            int length = stream.read(part);
            while (length >= 0) {
                read.write(part, 0, length);
                if (!lastWords.isEmpty()
                        && read.toString(StandardCharsets.UTF_8).contains(lastWords)) {
                    break;
                }
                length = stream.read(part);
            }
        } catch (SocketException | SocketTimeoutException end) {
            // The bytes before the reset count.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static Answer answer(String response) {
        int end = response.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new Answer(0, List.of(), response);
        }
        String[] head = response.substring(0, end).split("\r\n");
        int status = Integer.parseInt(head[0].split(" ")[1]);
        String rest = response.substring(end + END_OF_HEAD.length());
        if (status == 100) {
            return answer(rest);
        }
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(": ?", 2);
            headers.add(new BasicHeader(header[0], header[1]));
        }
        return new Answer(status, headers, rest);
    }
}

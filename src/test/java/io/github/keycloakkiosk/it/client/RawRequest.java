package io.github.keycloakkiosk.it.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSON request whose path is sent as it is written. (HTTP clients tidy paths up.) */
public record RawRequest(String method, String target, List<String> headers, String body) {

    /** {@code POST} with the PIN of the demo realm's vera. */
    public static RawRequest pinLogin(String target, String... headers) {
        String body = "{\"method\": \"pin\", \"username\": \"vera\", \"pin\": \"5937\"}";
        return new RawRequest("POST", target, List.of(headers), body);
    }

    /** The whole answer, as it came. */
    public String sendFrom(String address, URI server) {
        StringBuilder request =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        request.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        request.append("Content-Type: application/json\r\nContent-Length: ").append(body.length());
        request.append("\r\n\r\n").append(body);
        try (Socket socket = new Socket(
                InetAddress.getByName(server.getHost()), server.getPort(), InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

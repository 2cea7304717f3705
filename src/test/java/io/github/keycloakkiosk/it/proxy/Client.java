package io.github.keycloakkiosk.it.proxy;

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

/**
 * A client that writes any bytes into a TCP connection.
 *
 * @param address their own
 */
record Client(String address) {

    /** The address at which a proxy must listen for this client. */
    String loopback() {
        return address.contains(":") ? "::1" : "127.0.0.1";
    }

    /**
     * Sends this, and reads until the other end closes, is silent for too long, or has said the expected end.
     *
     * @param request a character for each byte
     * @param patience how many milliseconds to wait for more
     * @param last the expected end; empty for the end of the connection
     * @return all that came, a character for each byte; empty when nothing came
     */
    String send(InetSocketAddress to, String request, int patience, String last) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.setSoTimeout(patience);
            socket.connect(to);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                read(socket.getInputStream(), answer, last);
            } catch (SocketException | SocketTimeoutException end) {
                // The other end closed, or is silent: the bytes before that count.
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void read(InputStream stream, ByteArrayOutputStream answer, String last) throws IOException {
        byte[] buffer = new byte[8192];
        for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
            answer.write(buffer, 0, length);
            if (!last.isEmpty() && answer.toString(StandardCharsets.ISO_8859_1).contains(last)) {
                return;
            }
        }
    }
}

package io.github.keycloakkiosk.it.door;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One HTTP/2 request, frame by frame, with pseudo-headers that no client would send. */
final class RawHttp2 {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private RawHttp2() {}

    /**
     * Sends headers as they are, each with its value after it, and this body, from 127.0.0.1.
     *
     * @return the body of the answer; empty when the server ended the stream or the connection
     */
    static String send(KeycloakServer server, List<String> headers, String body) {
        try (Socket socket = new Socket(
                InetAddress.getByName(server.url().getHost()),
                server.url().getPort(),
                InetAddress.getByName("127.0.0.1"),
                0)) {
            socket.setSoTimeout(20_000);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(out, SETTINGS, 0, 0, new byte[0]);
            frame(out, HEADERS, END_HEADERS, 1, block(headers));
            frame(out, DATA, END_STREAM, 1, body.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return read(new DataInputStream(socket.getInputStream()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Each header is a literal that is not indexed, without Huffman coding. */
    private static byte[] block(List<String> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < headers.size(); i += 2) {
            block.write(0);
            for (String text : headers.subList(i, i + 2)) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (bytes.length > 126) {
                    throw new IllegalArgumentException("longer than one byte can say: " + text);
                }
                block.write(bytes.length);
                block.writeBytes(bytes);
            }
        }
        return block.toByteArray();
    }

    private static void frame(DataOutputStream out, int type, int flags, int stream, byte[] payload)
            throws IOException {
        out.writeShort(payload.length >> 8);
        out.writeByte(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
    }

    private static String read(DataInputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == DATA) {
                body.append(new String(payload, StandardCharsets.UTF_8));
            }
            boolean ended = (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
            if (ended || type == RST_STREAM || type == GOAWAY) {
                return body.toString();
            }
        }
    }
}

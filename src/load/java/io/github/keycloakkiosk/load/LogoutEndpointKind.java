package io.github.keycloakkiosk.load;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** How a client's back-channel logout endpoint behaves. */
enum LogoutEndpointKind {
    /** At once, with 200: what the others are compared with. */
    ANSWERS {
        @Override
        String open() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return url(server.getAddress().getPort());
        }
    },

    /** Takes connections, and never says anything. */
    HANGS {
        /** Kept, for a socket that nobody refers to is closed, and then refuses. */
        private ServerSocket silent;

        @Override
        String open() throws IOException {
            // The system completes connections to it; they are as many as notices are under way: one.
            silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            return url(silent.getLocalPort());
        }
    },

    /** Nobody listens there. */
    REFUSES {
        @Override
        String open() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return url(socket.getLocalPort());
            }
        }
    },

    /** The client has none. */
    NONE {
        @Override
        String open() {
            return "";
        }
    };

    /** Its URL. It stays until the program ends. */
    abstract String open() throws IOException;

    private static String url(int port) {
        return "http://127.0.0.1:" + port + "/logout";
    }
}

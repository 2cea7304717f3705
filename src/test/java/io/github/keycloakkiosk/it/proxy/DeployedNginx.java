package io.github.keycloakkiosk.it.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nginx as deploy/compose.yaml starts it, with the file of that demo. Only the addresses are others, and where it writes.
 *
 * @param host the loopback address that it listens on
 */
record DeployedNginx(String host) implements ReverseProxy {

    private static final Path FILE = Path.of("deploy/nginx.conf");

    @Override
    public DeployedNginx on(String other) {
        return new DeployedNginx(other);
    }

    @Override
    public String described() {
        return "nginx, [deploy/nginx.conf](../deploy/nginx.conf)";
    }

    @Override
    public RunningProxy start(InetSocketAddress next, String source) {
        return Nginx.start(host, (listen, directory) -> {
            String file = replace(text(), "/tmp/", directory + "/");
            file = replace(file, "(?m)^    server \\S+;", "    server " + Nginx.authority(next) + ";");
            file = replace(file, "listen 8080;", "listen " + Nginx.authority(host, listen) + ";");
            file = replace(file, "(?m)^ *proxy_pass .*;", "$0 proxy_bind " + source + ";");
            return "daemon off;\n" + file;
        });
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String replace(String text, String pattern, String by) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(FILE + " has no " + pattern);
        }
        return found.replaceAll(by);
    }
}

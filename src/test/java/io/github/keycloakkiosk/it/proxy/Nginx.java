package io.github.keycloakkiosk.it.proxy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/**
 * nginx with these directives in its {@code location}. It keeps one connection to the next server open, so requests of
 * different clients share it.
 *
 * @param host the loopback address that it listens on
 * @param listenOptions the options after the port in {@code listen}, such as {@code http2}
 * @param directives without the semicolon
 */
record Nginx(String host, String listenOptions, List<String> directives) implements ReverseProxy {

    /** Written for 1.18 and newer. */
    private static final String CONFIG = """
            daemon off;
            worker_processes 1;
            pid %1$s/pid;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              upstream next {
                server %2$s;
                keepalive 1;
              }
              server {
                listen %3$s;
                location / {
                  proxy_pass http://next;
                  proxy_bind %4$s;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header Host $http_host;
            %5$s
                }
              }
            }
            """;

    static Nginx with(String... directives) {
        return new Nginx("127.0.0.1", "", List.of(directives));
    }

    @Override
    public Nginx on(String host) {
        return new Nginx(host, listenOptions, directives);
    }

    /** The same, for clients that speak HTTP/2 without asking first. */
    Nginx http2() {
        return new Nginx(host, " http2", directives);
    }

    /** The same, on a socket that takes IPv4 too, and shows it as {@code ::ffff:127.0.0.3}. */
    Nginx dualStack() {
        return new Nginx("::ffff:127.0.0.1", " ipv6only=off", directives);
    }

    @Override
    public String described() {
        return directives.isEmpty()
                ? "nginx, no directive"
                : "nginx, " + directives.stream().map(line -> "`" + line + ";`").collect(Collectors.joining(" "));
    }

    @Override
    public RunningProxy start(InetSocketAddress next, String source) {
        String lines = directives.stream().map(line -> line + ";").collect(Collectors.joining("\n"));
        return start(
                host,
                (listen, directory) -> CONFIG.formatted(
                        directory, authority(next), authority(host, listen) + listenOptions, source, lines));
    }

    static RunningProxy start(String host, RunningProxy.Config config) {
        // Without -e, nginx opens the log of the machine's own nginx first.
        return RunningProxy.start(ProxyProgram.NGINX, host, config, List.of("-e", "stderr", "-c"));
    }

    static String authority(InetSocketAddress address) {
        return authority(address.getAddress().getHostAddress(), address);
    }

    /** With the host as it was written: of {@code ::ffff:127.0.0.1} Java makes an IPv4 address. */
    static String authority(String host, InetSocketAddress address) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}

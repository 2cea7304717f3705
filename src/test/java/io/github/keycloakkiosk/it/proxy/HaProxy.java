package io.github.keycloakkiosk.it.proxy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HAProxy with these lines. Requests of different clients share connections to the next server where HAProxy can do that.
 *
 * @param host the loopback address that it listens on
 * @param mode {@code http} or {@code tcp}
 * @param bindOption the option after the address in {@code bind}, such as {@code accept-proxy}
 * @param lines of the front end
 * @param serverOption the option after the server, such as {@code send-proxy}
 */
record HaProxy(String host, String mode, String bindOption, List<String> lines, String serverOption)
        implements ReverseProxy {

    /** Written for 2.2 and newer. */
    private static final String CONFIG = """
            global
              nbthread 1
              maxconn 200
            defaults
              mode %1$s
              timeout connect 5s
              timeout client 30s
              timeout server 30s
            frontend front
              bind %2$s %3$s
            %4$s
              default_backend next
            backend next
            %5$s
              source %6$s
              server next %7$s %8$s
            """;

    static HaProxy http(String... lines) {
        return new HaProxy("127.0.0.1", "http", "", List.of(lines), "");
    }

    static HaProxy tcp(String serverOption) {
        return new HaProxy("127.0.0.1", "tcp", "", List.of(), serverOption);
    }

    @Override
    public HaProxy on(String host) {
        return new HaProxy(host, mode, bindOption, lines, serverOption);
    }

    /** The same, with this behind the address in {@code bind}. */
    HaProxy bind(String option) {
        return new HaProxy(host, mode, option, lines, serverOption);
    }

    /** The same, on a socket that takes IPv4 too. */
    HaProxy dualStack() {
        return new HaProxy("::ffff:127.0.0.1", mode, "v4v6", lines, serverOption);
    }

    /** The same, with this behind the server. */
    HaProxy server(String option) {
        return new HaProxy(host, mode, bindOption, lines, option);
    }

    @Override
    public String described() {
        String said = Stream.of(
                        Stream.of("mode tcp").filter(line -> mode.equals("tcp")),
                        Stream.of(bindOption),
                        lines.stream(),
                        Stream.of(serverOption))
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .map(part -> "`" + part + "`")
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? "HAProxy, no option" : "HAProxy, " + said;
    }

    @Override
    public RunningProxy start(InetSocketAddress next, String source) {
        String front = lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
        String reuse = mode.equals("http") ? "  http-reuse always" : "";
        String from = source.contains(":") ? "[" + source + "]" : source;
        String server = next.getAddress().getHostAddress() + ":" + next.getPort();
        return RunningProxy.start(
                ProxyProgram.HAPROXY,
                host,
                (listen, directory) -> CONFIG.formatted(
                        mode, host + ":" + listen.getPort(), bindOption, front, reuse, from, server, serverOption),
                List.of("-db", "-f"));
    }
}

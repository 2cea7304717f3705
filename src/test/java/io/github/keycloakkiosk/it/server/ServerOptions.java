package io.github.keycloakkiosk.it.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options of a server, beyond the defaults. Two tests with equal options can share one server.
 *
 * @param build options of {@code kc build}, such as {@code --db=postgres}; each replaces a default of the same name
 * @param start options of {@code kc start}, such as {@code --proxy-headers=xforwarded}; likewise; {@code {port}} in one is the
 *     server's own port
 * @param env environment variables
 * @param realms realm files to import; none means the demo realm
 * @param providers class names of provider factories that are put beside our jar, each with the classes nested in it.
 *     Names and not classes, whose hash is another in each run, and so would be the name of the server
 */
public record ServerOptions(
        List<String> build, List<String> start, Map<String, String> env, List<Path> realms, List<String> providers) {

    private static final List<String> BUILD_DEFAULTS = List.of("--db=dev-mem");

    private static final List<String> START_DEFAULTS = List.of(
            "--cache=local",
            "--http-enabled=true",
            "--hostname-strict=false",
            "--http-host=127.0.0.1",
            // A sweep in the midst of a burst would end a session that a login is about to end, and the event would
            // name the sweep.
            "--spi-events-listener--kiosk-session-cap--sweep-seconds=0",
            // A badge whose end is over stays until its test has looked at it.
            "--spi-credential--kiosk-badge--sweep-seconds=0");

    /** For all servers of a run, by {@code -Dkeycloak.options}, with blanks between. */
    private static final List<String> GIVEN = Stream.of(
                    System.getProperty("keycloak.options", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private static final String RELATIVE_PATH = "--http-relative-path";

    private static final String HOST = "--http-host";

    /** This halves the CPU time of a build and of a start: most code runs once, which is not worth the second compiler. */
    static final Map<String, String> QUICK = Map.of("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");

    public ServerOptions {
        build = merge(BUILD_DEFAULTS, build);
        start = merge(merge(START_DEFAULTS, GIVEN), start);
        env = merge(QUICK, env);
        realms = List.copyOf(realms);
        providers = List.copyOf(providers);
    }

    /** Only the defaults. */
    public static ServerOptions defaults() {
        return new ServerOptions(List.of(), List.of(), Map.of(), List.of(), List.of());
    }

    /** These options, with more options of {@code kc start}, more environment variables and more providers. */
    ServerOptions and(List<String> moreStart, Map<String, String> moreEnv, List<String> moreProviders) {
        return new ServerOptions(
                build,
                merge(start, moreStart),
                merge(env, moreEnv),
                realms,
                Stream.concat(providers.stream(), moreProviders.stream()).toList());
    }

    /** Our jar and those of the test's own providers. */
    List<Path> jars(MavenBuild maven) {
        return Stream.concat(
                        Stream.of(maven.providerJar()),
                        providers.stream().map(factory -> TestProvider.jar(factory, maven.work())))
                .toList();
    }

    List<Path> realmsOr(Path demo) {
        return realms.isEmpty() ? List.of(demo) : realms;
    }

    /** Whether a server with these options may begin with a copy of {@link DemoDatabase}. */
    boolean wantsDemoDatabase() {
        return realms.isEmpty()
                && build.containsAll(BUILD_DEFAULTS)
                && value(start, "--db-url").isEmpty();
    }

    /** The URL at which a server with these options answers. */
    URI urlOn(Port port) {
        String path = value(build, RELATIVE_PATH).orElse("/");
        String host = value(start, HOST).orElseThrow();
        String authority = (host.contains(":") ? "[" + host + "]" : host) + ":" + port.number();
        return URI.create("http://" + authority + (path.equals("/") ? "" : path));
    }

    List<String> startOn(Port port) {
        List<String> options = new ArrayList<>(start);
        options.replaceAll(option -> option.replace("{port}", "" + port.number()));
        options.add("--http-port=" + port.number());
        // The port is opened only when a test asks for health or metrics; the default, 9000, may be somebody else's.
        options.add("--http-management-port=" + Port.free().number());
        return options;
    }

    private static List<String> merge(List<String> defaults, List<String> own) {
        List<String> ownNames = own.stream().map(ServerOptions::name).toList();
        List<String> merged = new ArrayList<>(defaults);
        merged.removeIf(option -> ownNames.contains(name(option)));
        merged.addAll(own);
        return List.copyOf(merged);
    }

    private static Map<String, String> merge(Map<String, String> defaults, Map<String, String> own) {
        Map<String, String> merged = new HashMap<>(defaults);
        merged.putAll(own);
        return Map.copyOf(merged);
    }

    /** Whether the server answers only callers who speak PROXY protocol. */
    boolean proxyProtocol() {
        return value(start, "--proxy-protocol-enabled").filter("true"::equals).isPresent();
    }

    private static Optional<String> value(List<String> options, String name) {
        return options.stream()
                .filter(option -> name(option).equals(name))
                .map(option -> option.substring(name.length() + 1))
                .findFirst();
    }

    private static String name(String option) {
        return option.split("=", 2)[0];
    }
}

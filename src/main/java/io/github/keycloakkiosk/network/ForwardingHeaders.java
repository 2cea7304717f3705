package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The headers by which a proxy shows that it forwards for somebody else: one can name a client, the others can only contradict it.
 */
public final class ForwardingHeaders {

    /** The only header that can name a client. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String FORWARDED = "Forwarded";

    /** Headers whose value is one address: that of the client of nginx, Cloudflare, Akamai and others. */
    private static final List<String> ONE_ADDRESS =
            List.of("X-Real-IP", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP");

    /** Headers that, like {@link #FORWARDED_FOR}, betray a proxy. */
    public static final List<String> OTHERS =
            Stream.concat(Stream.of(FORWARDED), ONE_ADDRESS.stream()).toList();

    private ForwardingHeaders() {}

    /**
     * Reads them.
     *
     * @param values all values of the header of a name, in any case, in order; none when it was not sent
     */
    static Connection read(String peer, String reportedPeer, Function<String, List<String>> values) {
        List<String> alsoNamed = new ArrayList<>();
        ONE_ADDRESS.forEach(name -> alsoNamed.addAll(values.apply(name)));
        alsoNamed.addAll(Rfc7239Forwarded.lastNamed(values.apply(FORWARDED)));
        return new Connection(
                peer,
                reportedPeer,
                values.apply(FORWARDED_FOR),
                OTHERS.stream().filter(name -> !values.apply(name).isEmpty()).toList(),
                alsoNamed);
    }

    /** The name of a header that was sent, even if its value is empty. */
    static Optional<String> anyIn(Connection connection) {
        return connection.forwardedFor().isEmpty()
                ? connection.otherHeaders().stream().findFirst()
                : Optional.of(FORWARDED_FOR);
    }

    /**
     * An address in one of the {@link #OTHERS} that is not on the way which {@link #FORWARDED_FOR} tells.
     *
     * @param way the client, and the proxies between it and this server
     */
    static Optional<String> contradiction(Connection connection, Set<ClientAddress> way) {
        return connection.alsoNamed().stream()
                .filter(named ->
                        ForwardedEntry.address(named).filter(way::contains).isEmpty())
                .findFirst();
    }
}

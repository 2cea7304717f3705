package io.github.keycloakkiosk.it.proxy;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proxies in front of Keycloak, and the realm's settings about them.
 *
 * @param proxies the one next to the client first; none when clients connect to Keycloak itself
 * @param trusted which of them are in {@code trusted-proxies}
 * @param reached the place where strangers come in: 0 is the first proxy, and {@code proxies.size()} is Keycloak
 * @param whitelistHasProxy whether the proxy next to Keycloak was whitelisted by mistake
 * @param expected the outcome that it must have
 */
record Setup(List<ReverseProxy> proxies, Trust trusted, int reached, boolean whitelistHasProxy, Outcome expected) {

    /** The addresses that the realm trusts. */
    enum Trust {
        NOBODY("empty"),
        LAST("the proxy next to Keycloak"),
        ALL("all proxies"),
        CLIENTS_TOO("the proxy, and addresses of clients");

        private final String text;

        Trust(String text) {
            this.text = text;
        }

        List<String> addresses(List<String> sources) {
            return switch (this) {
                case NOBODY -> List.of();
                case LAST -> List.of(sources.get(sources.size() - 1));
                case ALL -> sources;
                case CLIENTS_TOO ->
                    Stream.concat(sources.stream(), Stream.of("127.0.0.2")).toList();
            };
        }
    }

    static Setup safe(ReverseProxy... proxies) {
        return new Setup(List.of(proxies), Trust.ALL, 0, false, Outcome.SAFE);
    }

    static Setup closed(ReverseProxy... proxies) {
        return safe(proxies).expect(Outcome.CLOSED);
    }

    static Setup unsafe(ReverseProxy... proxies) {
        return safe(proxies).expect(Outcome.UNSAFE);
    }

    private Setup expect(Outcome outcome) {
        return new Setup(proxies, trusted, reached, whitelistHasProxy, outcome);
    }

    Setup trusting(Trust trust) {
        return new Setup(proxies, trust, reached, whitelistHasProxy, expected);
    }

    /** Strangers go past the first proxies, straight to this one. */
    Setup reachedAt(int number) {
        return new Setup(proxies, trusted, number, whitelistHasProxy, expected);
    }

    Setup whitelistingTheProxy() {
        return new Setup(proxies, trusted, reached, true, expected);
    }

    /**
     * The addresses from which the proxies connect to the next: 127.0.0.9, 127.0.0.8; the last one {@code ::1} over IPv6.
     */
    List<String> sources(boolean overIpv6) {
        int last = proxies.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> i == last && overIpv6 ? "::1" : "127.0.0." + (8 + last - i))
                .toList();
    }

    /** The same, with the first proxy at an address that this client can reach. */
    Way openFor(Client client, InetSocketAddress keycloak, boolean overIpv6) {
        if (proxies.isEmpty() || !client.address().contains(":")) {
            return open(keycloak, overIpv6);
        }
        List<ReverseProxy> moved = new ArrayList<>(proxies);
        moved.set(0, proxies.get(0).on(client.loopback()));
        return new Setup(moved, trusted, reached, whitelistHasProxy, expected).open(keycloak, overIpv6);
    }

    /** The places where clients can come in, from the first proxy to Keycloak itself; closing ends the proxies. */
    private Way open(InetSocketAddress keycloak, boolean overIpv6) {
        List<String> sources = sources(overIpv6);
        Deque<RunningProxy> running = new ArrayDeque<>();
        Deque<InetSocketAddress> doors = new ArrayDeque<>(List.of(keycloak));
        for (int i = proxies.size() - 1; i >= 0; i--) {
            RunningProxy proxy = proxies.get(i).start(doors.getFirst(), sources.get(i));
            running.addFirst(proxy);
            doors.addFirst(proxy.address());
        }
        return new Way(List.copyOf(running), List.copyOf(doors));
    }

    record Way(List<RunningProxy> running, List<InetSocketAddress> doors) implements AutoCloseable {

        @Override
        public void close() {
            running.forEach(RunningProxy::close);
        }
    }

    /** The proxies, in the table's words. */
    String described() {
        String names = proxies.isEmpty()
                ? "none: clients connect to Keycloak"
                : proxies.stream().map(ReverseProxy::described).collect(Collectors.joining(" → "));
        return reached == 0
                ? names
                : names + "; strangers reach " + (reached == proxies.size() ? "Keycloak" : "the last");
    }

    String trustedAsWritten() {
        List<String> notes = new ArrayList<>(List.of(
                trusted == Trust.ALL && proxies.size() == 1
                        ? "the proxy"
                        : trusted == Trust.ALL && proxies.isEmpty() ? "empty" : trusted.text));
        if (whitelistHasProxy) {
            notes.add("and the proxy is whitelisted");
        }
        return String.join(", ", notes);
    }

    @Override
    public String toString() {
        return described() + " | " + trustedAsWritten();
    }
}

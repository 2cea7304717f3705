package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The client in the tests' naive model: one list of hops from the server to the client, written from ADR 1.
 *
 * @param trusted the proxies
 */
record NaiveChain(List<NaiveBlock> trusted) {

    private static final Pattern BLANKS = Pattern.compile("^[ \t]+|(?<![ \t])[ \t]+$");

    /** The client's address; empty if no trusted hop names one. */
    Optional<Bits> client(Connection connection) {
        List<Optional<Bits>> hops = new ArrayList<>(connectedBy(connection));
        int connected = hops.size();
        String[] lines = connection.forwardedFor().toArray(String[]::new);
        for (int line = lines.length - 1; line >= 0; line--) {
            String left = lines[line];
            while (left.indexOf(',') >= 0) {
                hops.add(entry(left.substring(left.lastIndexOf(',') + 1)));
                left = left.substring(0, left.lastIndexOf(','));
            }
            hops.add(entry(left));
        }
        if (hops.size() - connected > 50 || !hops.subList(0, connected).stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        int client = 0;
        while (client < hops.size() && hops.get(client).filter(this::isTrusted).isPresent()) {
            client++;
        }
        boolean forwards =
                client < hops.size() - 1 || !connection.otherHeaders().isEmpty();
        return client == hops.size() || client < connected && forwards ? Optional.empty() : hops.get(client);
    }

    /** With PROXY protocol there is one more address than the peer's. */
    private static List<Optional<Bits>> connectedBy(Connection connection) {
        Optional<Bits> peer = AddressGrammar.read(connection.peer());
        Optional<Bits> reported = AddressGrammar.read(connection.reportedPeer());
        return peer.equals(reported) ? List.of(peer) : List.of(peer, reported);
    }

    private static Optional<Bits> entry(String text) {
        String entry = BLANKS.matcher(text).replaceAll("");
        int colon = entry.lastIndexOf(':');
        boolean ported = entry.startsWith("[") ? entry.contains("]:") : colon >= 0 && colon == entry.indexOf(':');
        if (ported) {
            String port = entry.substring(colon + 1);
            if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
                return Optional.empty();
            }
            entry = entry.substring(0, colon);
        }
        if (!entry.startsWith("[")) {
            return AddressGrammar.read(entry);
        }
        boolean closed = entry.length() > 1 && entry.endsWith("]") && entry.contains(":");
        return closed ? AddressGrammar.read(entry.substring(1, entry.length() - 1)) : Optional.empty();
    }

    private boolean isTrusted(Bits address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }
}

package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What one HTTP request says about who is calling, as it arrived and not yet believed.
 *
 * @param peer the address at the other end of the TCP connection; empty when there is none (a Unix domain socket)
 * @param reportedPeer what the server takes for the peer: another address than {@code peer} if PROXY protocol named one
 * @param forwardedFor the value of every {@code X-Forwarded-For} line, in order
 * @param otherHeaders the names of the other {@link ForwardingHeaders} that were sent
 * @param alsoNamed whom those headers name; nobody is let in for that, but whom they contradict is refused
 */
public record Connection(
        String peer,
        String reportedPeer,
        List<String> forwardedFor,
        List<String> otherHeaders,
        List<String> alsoNamed) {

    public Connection {
        peer = peer == null ? "" : peer;
        reportedPeer = reportedPeer == null ? "" : reportedPeer;
        forwardedFor = List.copyOf(forwardedFor);
        otherHeaders = List.copyOf(otherHeaders);
        alsoNamed = List.copyOf(alsoNamed);
    }

    /** A request whose other headers name nobody. */
    public Connection(String peer, String reportedPeer, List<String> forwardedFor, List<String> otherHeaders) {
        this(peer, reportedPeer, forwardedFor, otherHeaders, List.of());
    }

    /** The entries of all {@code X-Forwarded-For} lines from left to right, empty ones included. */
    List<String> entries() {
        List<String> entries = new ArrayList<>();
        for (String line : forwardedFor) {
            for (String entry : line.split(",", -1)) {
                entries.add(withoutBlanks(entry));
            }
        }
        return entries;
    }

    /** RFC 9110 section 5.6.3 allows spaces and tabs around a comma, and not what {@code trim()} or {@code strip()} take. */
    private static String withoutBlanks(String entry) {
        int start = 0;
        int end = entry.length();
        while (start < end && isBlank(entry.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(entry.charAt(end - 1))) {
            end--;
        }
        return entry.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Fit for a log: no value of a header. */
    @Override
    public String toString() {
        return "Connection[" + Printable.of(peer) + ", reported as " + Printable.of(reportedPeer) + ", "
                + forwardedFor.size() + " lines of " + ForwardingHeaders.FORWARDED_FOR + ", " + otherHeaders + "]";
    }
}

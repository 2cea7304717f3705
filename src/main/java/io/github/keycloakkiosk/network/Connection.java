package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one HTTP request about its caller, as they arrived and not yet believed.
 *
 * @param peer the address at the other end of the TCP connection; empty when there is none (a Unix domain socket)
 * @param reportedPeer the server's idea of the peer: differs from {@code peer} if PROXY protocol named another address
 * @param forwardedFor the value of every {@code X-Forwarded-For} line, in order
 * @param otherHeaders the names of the other {@link ForwardingHeaders} that were sent
 * @param alsoNamed the addresses in those headers: they let nobody in, but a caller whom they contradict is refused
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

    /** A request without addresses in other headers. */
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

    /** RFC 9110 section 5.6.3 allows only spaces and tabs around a comma; {@code trim()} and {@code strip()} remove more. */
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

    /** Safe for a log: it holds no header value. */
    @Override
    public String toString() {
        return "Connection[" + Printable.of(peer) + ", reported as " + Printable.of(reportedPeer) + ", "
                + forwardedFor.size() + " lines of " + ForwardingHeaders.FORWARDED_FOR + ", " + otherHeaders + "]";
    }
}

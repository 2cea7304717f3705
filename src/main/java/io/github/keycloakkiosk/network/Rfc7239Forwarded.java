package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code Forwarded} header (RFC 7239), of which only the last element counts: the proxy next to this server wrote it, if it
 * writes that header at all. Its addresses are never believed; they may only contradict {@code X-Forwarded-For}.
 */
final class Rfc7239Forwarded {

    private static final String FOR = "for=";

    private Rfc7239Forwarded() {}

    /**
     * The addresses in the last element: the values of {@code for}, without quotes, brackets and port.
     *
     * @param lines the value of every line, in order
     */
    static List<String> lastNamed(List<String> lines) {
        List<String> named = new ArrayList<>();
        if (!lines.isEmpty()) {
            String line = lines.get(lines.size() - 1);
            // The client wrote the part left of it, and may have left a quotation open there.
            for (String pair : line.substring(line.lastIndexOf(',') + 1).split(";", -1)) {
                String parameter = pair.strip();
                if (parameter.regionMatches(true, 0, FOR, 0, FOR.length())) {
                    named.add(withoutPort(unquoted(parameter.substring(FOR.length()))));
                }
            }
        }
        return named;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    private static String withoutPort(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            return end < 0 ? node : node.substring(1, end);
        }
        int colon = node.indexOf(':');
        return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
    }
}

package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code Forwarded} header (RFC 7239). Only the last element counts: the proxy next to this server wrote it, if that proxy
 * writes the header at all. The address in the header is never believed; it may only contradict {@code X-Forwarded-For}.
 */
final class ForwardedHeader {

    private static final String FOR = "for=";

    private ForwardedHeader() {}

    /**
     * The addresses in the last element: the values of {@code for}, without quotes, brackets and port.
     *
     * @param lines the value of every line, in order
     */
    static List<String> lastNamed(List<String> lines) {
        List<String> named = new ArrayList<>();
        if (!lines.isEmpty()) {
            String line = lines.get(lines.size() - 1);
            // The client may have written the text before the last comma: an open quotation there must not hide that
            // comma.
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

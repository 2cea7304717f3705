package io.github.keycloakkiosk.network;

import java.util.List;

/** The way of a request that nobody has sent: an admin asks how it would be judged. */
public final class StatedWay {

    private StatedWay() {}

    /**
     * Reads a way as {@code X-Forwarded-For} would have it, with the connection's own address at the end.
     *
     * @param text one address, or several with commas between: the client first, the connection last
     * @param proxyProtocol whether the proxy at the other end of the connection names its client by PROXY protocol
     * @throws IllegalArgumentException with one printable line, when an address cannot be read
     */
    public static Connection parse(String text, boolean proxyProtocol) {
        List<String> addresses =
                List.of(text.split(",", -1)).stream().map(String::strip).toList();
        int last = addresses.size() - 1;
        String peer = ClientAddress.parse(addresses.get(last)).toString();
        List<String> before = addresses.subList(0, last);
        before.forEach(StatedWay::refuseUnreadable);
        boolean named = proxyProtocol && !before.isEmpty();
        List<String> header = named ? before.subList(0, before.size() - 1) : before;
        return new Connection(
                peer,
                named ? before.get(before.size() - 1) : peer,
                header.isEmpty() ? List.of() : List.of(String.join(", ", header)),
                List.of());
    }

    private static void refuseUnreadable(String entry) {
        if (ForwardedEntry.address(entry).isEmpty()) {
            ClientAddress.parse(entry);
        }
    }
}

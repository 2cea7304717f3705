package io.github.keycloakkiosk.network;

import java.util.Locale;

/** The reason why an address may not use a kiosk method, with advice for the admin. */
public enum AddressRefusal {
    NO_REQUEST("There is no HTTP request, so there is no address to check: kiosk methods work in a request only"),
    NO_PEER_ADDRESS("The connection has no IP address (a Unix domain socket?): let clients and proxies connect by TCP"),
    PEER_NOT_A_PLAIN_ADDRESS(
            "%1$s is not a plain IP address (with a zone it is link-local): let it connect from an address without zone"),
    UNTRUSTED_PROXY(
            "%1$s sent %2$s but is not a trusted proxy: if it is your proxy, add it to the trusted proxies, do not"
                    + " whitelist it"),
    PROXY_PROTOCOL_NOT_A_PLAIN_ADDRESS(
            "%1$s is a trusted proxy but by PROXY protocol named \"%2$s\", which is not a plain IP address"),
    FORWARDED_FOR_NOT_A_PLAIN_ADDRESS(
            "%1$s is a trusted proxy but its X-Forwarded-For has the entry \"%2$s\": let it write"
                    + " IP addresses, no names"),
    TOO_MANY_FORWARDED_FOR_ENTRIES(
            "%1$s is a trusted proxy but its X-Forwarded-For has %2$s entries, and 50 are read: let the"
                    + " outermost proxy replace the header"),
    NO_CLIENT_BEHIND_PROXIES(
            "%1$s is a trusted proxy and its X-Forwarded-For names no client: let it send that header, and list"
                    + " proxies only as trusted proxies, no clients"),
    PROXY_CONTRADICTS_ITSELF(
            "%1$s is a trusted proxy, but its X-Real-IP, Forwarded or the like names \"%2$s\", and its X-Forwarded-For does"
                    + " not: let the proxy write X-Forwarded-For itself, since otherwise the client writes it"),
    EMPTY_WHITELIST("%1$s may not use kiosk methods because the IP whitelist is empty: add the kiosks to it"),
    NOT_WHITELISTED("%1$s is not on the IP whitelist: add it if it is a kiosk"),
    NOT_ON_STEP_WHITELIST("%1$s is on the IP whitelist, but not on the narrower one in the gear of this step");

    private final String sentence;

    AddressRefusal(String sentence) {
        this.sentence = sentence;
    }

    /** The reason for programs, as events show it: lower snake case, never renamed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * One sentence for the admin. The sentence names addresses and settings, so it is for logs and events, never for the
     * client.
     */
    String explanation(String seen, String detail) {
        return sentence.formatted(seen, detail);
    }
}

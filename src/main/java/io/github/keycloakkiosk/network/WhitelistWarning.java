package io.github.keycloakkiosk.network;

import java.util.Locale;

/**
 * One setting that makes a whitelist meaningless or cannot be meant.
 *
 * @param kind the kind of mistake
 * @param problem what is wrong; names the value
 * @param remedy what to do, as the second half of a sentence
 */
public record WhitelistWarning(Kind kind, String problem, String remedy) {

    /** The kinds of mistakes, from the most to the least open. */
    public enum Kind {
        OPEN_TO_ALL,
        WIDE,
        WIDE_PROXIES,
        PROXY_WHITELISTED,
        KIOSK_TRUSTED,
        SERVERS_PROXY_WHITELISTED,
        THIS_MACHINE_WHITELISTED,
        PROXY_PROTOCOL_UNTRUSTED,
        CONTAINER_GATEWAY,
        EMPTY;

        /** The kind for programs: lower snake case, never renamed. */
        public String code() {
            return "whitelist_" + name().toLowerCase(Locale.ROOT);
        }

        WhitelistWarning of(String problem, String remedy) {
            return new WhitelistWarning(this, problem, remedy);
        }
    }

    /** One sentence for the log and the settings. */
    public String sentence() {
        return problem + "; " + remedy;
    }
}

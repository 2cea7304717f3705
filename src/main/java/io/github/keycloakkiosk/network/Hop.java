package io.github.keycloakkiosk.network;

/**
 * One address on the way of a request, as a {@link ForwardedChain} walks it.
 *
 * @param address the address, printable
 * @param role the part that the address has
 */
public record Hop(String address, Role role) {

    /** Each is what the walk takes the address for. */
    public enum Role {
        TRUSTED_PROXY("trusted proxy", "its word counts: the address that it names is looked at next"),
        UNKNOWN_PROXY("unknown proxy", "it names another address but is no trusted proxy, so the client is unknown"),
        CLIENT("client", "it is no trusted proxy, so it is the client; what it says of itself is not read");

        private final String noun;
        private final String meaning;

        Role(String noun, String meaning) {
            this.noun = noun;
            this.meaning = meaning;
        }

        /** The part in two words. */
        public String noun() {
            return noun;
        }

        /** What follows from it, as one sentence. */
        public String meaning() {
            return meaning;
        }
    }
}

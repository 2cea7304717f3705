package io.github.keycloakkiosk.ending;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The longest life of a session's access tokens, by the settings of its realm and clients. */
final class LongestAccessToken {

    private static final int AS_LONG_AS_THE_SESSION = -1; // TokenManager.getTokenExpiration

    private LongestAccessToken() {}

    /**
     * The life in seconds, at least 1.
     *
     * @param session the longest life of a session, in seconds
     * @param ofRealm the realm's lifespans of access tokens, in seconds
     * @param ofClients the clients' lifespans, from their attributes: null or blank for the realm's lifespan
     */
    static int seconds(int session, IntStream ofRealm, Stream<String> ofClients) {
        IntStream parsed = ofClients.flatMapToInt(LongestAccessToken::parse);
        return IntStream.concat(ofRealm, parsed)
                .map(seconds -> seconds == AS_LONG_AS_THE_SESSION ? session : seconds)
                .reduce(1, Math::max);
    }

    private static IntStream parse(String lifespan) {
        try {
            return lifespan == null || lifespan.isBlank() ? IntStream.of() : IntStream.of(Integer.parseInt(lifespan));
        } catch (NumberFormatException e) {
            return IntStream.of(); // such a client gets no token at all
        }
    }
}

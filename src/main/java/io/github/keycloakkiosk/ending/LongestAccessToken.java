package io.github.keycloakkiosk.ending;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long anybody can hold an access token of a session, by the settings of its realm and clients. */
final class LongestAccessToken {

    private static final int AS_LONG_AS_THE_SESSION = -1; // TokenManager.getTokenExpiration

    private LongestAccessToken() {}

    /**
     * In seconds, at least 1.
     *
     * @param session the longest that a session lasts, in seconds
     * @param ofRealm the realm's lifespans of access tokens, in seconds
     * @param ofClients those of the clients, as their attributes hold them: null or blank for the realm's
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
            return IntStream.of(); // no token can be issued with it either
        }
    }
}

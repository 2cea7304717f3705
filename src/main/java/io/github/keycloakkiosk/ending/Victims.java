package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sessions that must end.
 *
 * @param ages their ids and ages, oldest first
 * @param userId the user of them all; null when it is one online session, of whomever
 * @param kinds what of them ends
 */
public record Victims(List<SessionAge> ages, String userId, Set<SessionKind> kinds) {

    public static final Victims NONE = new Victims(List.of(), null, EnumSet.of(SessionKind.ONLINE));

    static Victims one(SessionAge age) {
        return NONE.only(List.of(age));
    }

    /** Some of them. */
    public Victims only(List<SessionAge> some) {
        return new Victims(some, userId, kinds);
    }

    boolean areNone() {
        return ages.isEmpty();
    }
}

package io.github.keycloakkiosk.proof;

import io.github.keycloakkiosk.method.ProvenBadges;
import java.util.LinkedHashSet;
import java.util.Set;
import org.keycloak.models.Constants;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The badges of a login or a session, by credential id: in our own note, or in Keycloak's list of completed executions. Single sign-on
 * copies that list into each login, and so into a session that replaces the first.
 */
public final class BadgeMarks {

    private BadgeMarks() {}

    public static Set<String> of(UserSessionModel session) {
        return union(ProvenBadges.of(session), session.getNote(Constants.AUTHENTICATORS_COMPLETED));
    }

    public static Set<String> of(AuthenticationSessionModel login) {
        return union(ProvenBadges.of(login), login.getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED));
    }

    private static Set<String> union(Set<String> noted, String completed) {
        Set<String> all = new LinkedHashSet<>(noted);
        all.addAll(CompletedExecutions.badges(completed));
        return all;
    }
}

package io.github.keycloakkiosk.method;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The badges that were used in a session, by credential id as they were found, in a note of the session. Clients see the note only
 * where an admin maps it into tokens.
 */
public final class ProvenBadges {

    public static final String NOTE = "kiosk.badge";

    /** The event detail with their ids, and a space between two. */
    public static final String ID = "badge_id";

    /** The event detail with the label of the last one, if it has one. */
    public static final String LABEL = "badge_label";

    private static final String SEPARATOR = " ";

    private ProvenBadges() {}

    /** In the order of their use. */
    public static Set<String> of(UserSessionModel session) {
        return parse(session.getNote(NOTE));
    }

    public static Set<String> of(AuthenticationSessionModel login) {
        return parse(login.getUserSessionNotes().get(NOTE));
    }

    /** Starts or goes on with the badges of a session that goes on: who loses one of them wants it to end. */
    public static void carryOn(UserSessionModel session, AuthenticationSessionModel login) {
        set(login, Stream.of(of(session), of(login)));
    }

    /** Starts the login without badges. */
    public static void forget(AuthenticationSessionModel login) {
        login.setUserSessionNote(NOTE, null);
        login.removeAuthNote(LABEL);
    }

    /** Notes for the session to come that this badge has proven the user. */
    public static void prove(AuthenticationSessionModel login, String id, String label) {
        set(login, Stream.of(of(login), List.of(id)));
        Optional.ofNullable(label)
                .ifPresentOrElse(text -> login.setAuthNote(LABEL, text), () -> login.removeAuthNote(LABEL));
    }

    /** Tells an event which badges this login has used. */
    public static void describe(AuthenticationSessionModel login, EventBuilder event) {
        Set<String> ids = of(login);
        if (!ids.isEmpty()) {
            describe(event, String.join(SEPARATOR, ids), login.getAuthNote(LABEL));
        }
    }

    /** @param label null for none */
    public static void describe(EventBuilder event, String id, String label) {
        event.detail(ID, id);
        Optional.ofNullable(label).ifPresent(text -> event.detail(LABEL, text));
    }

    /** Adds badges to an open session; writes nothing when the session has them. */
    public static void add(UserSessionModel session, Collection<String> ids) {
        Set<String> before = of(session);
        if (!before.containsAll(ids)) {
            session.setNote(NOTE, join(Stream.of(before, ids)));
        }
    }

    private static void set(AuthenticationSessionModel login, Stream<Collection<String>> ids) {
        String note = join(ids);
        if (!note.isEmpty()) {
            login.setUserSessionNote(NOTE, note);
        }
    }

    private static String join(Stream<Collection<String>> ids) {
        Set<String> all = new LinkedHashSet<>();
        ids.forEach(all::addAll);
        return String.join(SEPARATOR, all);
    }

    /** The ids in a note; {@code null} without a note. */
    public static Set<String> parse(String note) {
        return note == null || note.isBlank()
                ? Set.of()
                : new LinkedHashSet<>(List.of(note.strip().split(SEPARATOR)));
    }
}

package io.github.keycloakkiosk.desk;

import io.github.keycloakkiosk.pin.RefusedPins;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The people whom a caller may see. */
public final class People {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final DeskRight right;

    public People(KeycloakSession session, RealmModel realm, DeskRight right) {
        this.session = session;
        this.realm = realm;
        this.right = right;
    }

    /** Empty for an unknown id, and for a person whom the caller may not see. */
    public Optional<UserModel> byId(String id) {
        return Optional.ofNullable(session.users().getUserById(realm, id)).filter(right::maySee);
    }

    /**
     * Finds people by a part of their name.
     *
     * @param search words as in the search of Keycloak's console; a shift lead finds by names alone, and not by e-mail
     * @param first how many to leave out
     * @param most how many to return
     */
    public List<UserModel> find(String search, int first, int most) {
        try (Stream<UserModel> found = found(search)) {
            return page(found, first, most);
        }
    }

    private Stream<UserModel> found(String search) {
        if (search.isEmpty() && right.groups().isPresent()) {
            return right.groups().get().stream()
                    .map(id -> session.groups().getGroupById(realm, id))
                    .filter(Objects::nonNull)
                    .flatMap(group -> session.users().getGroupMembersStream(realm, group));
        }
        return session.users()
                .searchForUserStream(
                        realm, Map.of(UserModel.SEARCH, search, UserModel.INCLUDE_SERVICE_ACCOUNT, "false"), null, null)
                .filter(person -> !right.isLead() || hasInName(person, search));
    }

    private static boolean hasInName(UserModel person, String search) {
        return Stream.of(search.replace("\"", "").toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(word -> Stream.of(person.getUsername(), person.getFirstName(), person.getLastName())
                        .filter(Objects::nonNull)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> word.startsWith("*")
                                ? name.contains(word.replace("*", ""))
                                : name.startsWith(word.replace("*", ""))));
    }

    /** Those whose PIN may be refused now after wrong guesses. */
    public List<UserModel> withRefusedPin() {
        return new RefusedPins(session, realm)
                .userIds().stream()
                        .map(id -> session.users().getUserById(realm, id))
                        .filter(Objects::nonNull)
                        .filter(right::maySee)
                        .toList();
    }

    private List<UserModel> page(Stream<UserModel> people, int first, int most) {
        return people.filter(right::maySee).distinct().skip(first).limit(most).toList();
    }
}

package io.github.keycloakkiosk.desk;

import io.github.keycloakkiosk.pin.RefusedPins;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The people whom a caller may see. */
public final class People {

    /** Of the people that a query finds, how many are read at once. */
    private static final int TOGETHER = 100;

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
        if (right.seesEverybody()) {
            try (Stream<UserModel> page = session.users().searchForUserStream(realm, wanted(search), first, most)) {
                return page.toList();
            }
        }
        try (Stream<UserModel> found = found(search)) {
            return found.filter(right::maySee)
                    .distinct()
                    .skip(first)
                    .limit(most)
                    .toList();
        }
    }

    private Stream<UserModel> found(String search) {
        if (right.groups().isPresent()) {
            return right.groups().get().stream()
                    .map(id -> session.groups().getGroupById(realm, id))
                    .filter(Objects::nonNull)
                    .flatMap(group -> paged((from, some) -> session.users()
                            .getGroupMembersStream(realm, group, longestWord(search), false, from, some)))
                    .filter(person -> hasInName(person, search));
        }
        return paged((from, some) -> session.users().searchForUserStream(realm, wanted(search), from, some));
    }

    private static Map<String, String> wanted(String search) {
        return Map.of(UserModel.SEARCH, search, UserModel.INCLUDE_SERVICE_ACCOUNT, String.valueOf(false));
    }

    /**
     * All that a query finds, read {@value #TOGETHER} at a time: a query without a limit would load all users of a realm, and each later
     * query of the request would compare them with the database.
     */
    private static Stream<UserModel> paged(BiFunction<Integer, Integer, Stream<UserModel>> query) {
        return Stream.iterate(0, from -> from + TOGETHER)
                .map(from -> {
                    try (Stream<UserModel> some = query.apply(from, TOGETHER)) {
                        return some.toList();
                    }
                })
                .takeWhile(some -> !some.isEmpty())
                .flatMap(List::stream);
    }

    /** Keycloak looks for one text among the members of a group; {@link #hasInName} looks for the other words. */
    private static String longestWord(String search) {
        return words(search).max(Comparator.comparingInt(String::length)).orElse("");
    }

    private static Stream<String> words(String search) {
        return Stream.of(search.replace("\"", "").replace("*", "").strip().split("\\s+"));
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
}

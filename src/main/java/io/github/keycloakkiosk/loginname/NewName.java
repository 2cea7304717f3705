package io.github.keycloakkiosk.loginname;

import io.github.keycloakkiosk.settings.LoginNames;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name that a user is about to get.
 *
 * @param field one of the {@link LoginNames}
 * @param value as it is stored
 */
record NewName(String field, String value) {

    /**
     * Those that the user does not have already: an old duplicate must not keep anybody from changing the rest of a profile.
     *
     * @param sent the user's values by field, as they will be
     * @param stored the user's values of a field, as they are
     */
    static List<NewName> of(
            LoginNames names, int longest, Map<String, List<String>> sent, Function<String, Stream<String>> stored) {
        return names.inOrder().stream()
                .flatMap(field -> values(sent.get(field), longest)
                        .filter(value -> stored.apply(field).noneMatch(old -> isSame(field, old, value)))
                        .map(value -> new NewName(field, value)))
                .sorted(Comparator.comparing(NewName::claimed)) // in one order, so that one of two requests goes on
                .toList();
    }

    /** A longer text is nobody's login name. */
    private static Stream<String> values(List<String> sent, int longest) {
        return sent == null
                ? Stream.empty()
                : sent.stream()
                        .filter(value -> value != null && !value.isBlank() && value.length() <= longest)
                        .distinct();
    }

    /** Keycloak stores user names and e-mails in small letters. */
    private static boolean isSame(String field, String old, String value) {
        return field.equals(LoginNames.USERNAME) || field.equals(LoginNames.EMAIL)
                ? value.equalsIgnoreCase(old)
                : value.equals(old);
    }

    /** What two requests at once must not both write: some databases compare attributes without regard to case. */
    String claimed() {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The texts by which an attribute's owner may log in, and which this name would take. A user name in small letters is also
     * found when somebody types capitals.
     */
    Set<String> spellings() {
        return field.equals(LoginNames.USERNAME) || field.equals(LoginNames.EMAIL)
                ? Stream.of(value, value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of(value);
    }
}

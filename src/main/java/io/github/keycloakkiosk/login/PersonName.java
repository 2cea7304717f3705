package io.github.keycloakkiosk.login;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/**
 * The name by which a page greets a person: the first and the last name, or the user name without them. Only for a person whom an
 * earlier step of the login has proven: otherwise everybody could ask the page whose number a number is.
 */
public final class PersonName {

    private PersonName() {}

    /** The name of the user; empty without a user. */
    public static String of(UserModel user) {
        return user == null ? "" : of(user.getFirstName(), user.getLastName(), user.getUsername());
    }

    static String of(String first, String last, String username) {
        String name = Stream.of(first, last)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? username : name;
    }
}

package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.Printable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a user whose values log in.
 *
 * @param inOrder in the order in which they are looked up: {@link #USERNAME}, {@link #EMAIL}, and names of user attributes
 */
public record LoginNames(List<String> inOrder) {

    /** As Keycloak names its own two fields. */
    public static final String USERNAME = "username";

    public static final String EMAIL = "email";

    /** The attribute that users may edit themselves, and log in by all the same. */
    static final String PHONE_NUMBER = "phoneNumber";

    static final LoginNames DEFAULT = new LoginNames(split(Setting.LOGIN_NAMES.defaultValue));

    /** A typed name that nobody has costs a statement for each of them. */
    private static final int MOST = 10;

    private static final Set<String> NOT_UNIQUE = Set.of("firstName", "lastName", "locale");
    private static final Pattern ATTRIBUTE = Pattern.compile("[!-+\\--~]{1,255}");

    public LoginNames {
        inOrder = List.copyOf(inOrder);
    }

    static LoginNames of(SettingValues values) throws InvalidSetting {
        List<String> fields = split(values.text(Setting.LOGIN_NAMES).orElseThrow());
        if (fields.isEmpty()) {
            return DEFAULT;
        }
        Set<String> before = new HashSet<>();
        for (String field : fields) {
            if (!ATTRIBUTE.matcher(field).matches() || NOT_UNIQUE.contains(field)) {
                throw invalid(Printable.quoted(field) + " cannot log in; write username, email or a user attribute");
            }
            if (!before.add(field)) {
                throw invalid(Printable.quoted(field) + " is there twice; write it once");
            }
        }
        if (!before.contains(USERNAME)) {
            throw invalid("username is missing; add it, since a new user may have no other name");
        }
        if (fields.size() > MOST) {
            throw invalid("there are " + fields.size() + " names; write " + MOST + " at most");
        }
        return new LoginNames(fields);
    }

    /** One text, since a stored list comes back in any order. */
    private static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .toList();
    }

    private static InvalidSetting invalid(String reason) {
        return new InvalidSetting(Setting.LOGIN_NAMES.key, reason);
    }

    /** Those that are user attributes, in order. */
    public List<String> attributes() {
        return inOrder.stream()
                .filter(field -> !field.equals(USERNAME) && !field.equals(EMAIL))
                .toList();
    }
}

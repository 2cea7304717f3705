package io.github.keycloakkiosk.settings;

import java.util.Map;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.userprofile.config.UPAttribute;

/**
 * Whether people log in by a number, such as a staff number, which a number pad can type. The first of the {@code login-names}
 * decides: a phone number is one, and so is an attribute whose validation in the user profile admits digits alone.
 */
public final class NumberNames {

    /** A pattern without letters, {@code .} and classes such as {@code \\w}. */
    private static final Pattern NO_LETTERS = Pattern.compile("[0-9\\[\\]{}()^$*+?|,:-]+");

    private NumberNames() {}

    public static boolean areUsed(KeycloakSession session, RealmModel realm) {
        String first = KioskSettings.loginNames(session, realm).inOrder().get(0);
        if (first.equals(LoginNames.USERNAME) || first.equals(LoginNames.EMAIL)) {
            return false;
        }
        if (first.equals(LoginNames.PHONE_NUMBER)) {
            return true;
        }
        UPAttribute attribute = LoginAttributes.profile(session, realm).getAttribute(first);
        return attribute != null && attribute.getValidations() != null && isNumber(attribute.getValidations());
    }

    /** @param validations of the attribute, by the names of Keycloak's validators */
    static boolean isNumber(Map<String, Map<String, Object>> validations) {
        if (validations.containsKey("integer")) {
            return true;
        }
        Map<String, Object> pattern = validations.get("pattern");
        return pattern != null && isOfDigits(String.valueOf(pattern.get("pattern")));
    }

    /** Whether no text with a letter matches. A doubtful pattern is not of digits: it costs no more than the pad. */
    private static boolean isOfDigits(String pattern) {
        String plain = pattern.replace("\\d", "0").replace("\\+", "+").replace("\\-", "-");
        return NO_LETTERS.matcher(plain).matches() && !plain.contains("[^");
    }
}

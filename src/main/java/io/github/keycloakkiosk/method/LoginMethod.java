package io.github.keycloakkiosk.method;

import io.github.keycloakkiosk.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The ways to log in, by their names in the field {@code method} of the login API.
 */
@Rule
public enum LoginMethod {
    PASSWORD("password", PasswordCredentialModel.TYPE, "password", "password", false, false),
    PIN("pin", "pin", "PIN", "pin", true, false),
    BADGE("token", "badge", "badge", "login_string", true, true);

    /** The request parameter that names the method. */
    public static final String PARAMETER = "method";

    private static final String USERNAME = "username";

    private final String parameterValue;
    private final String credentialType;
    private final String noun;
    private final String secretParameter;
    private final boolean kioskOnly;
    private final boolean findsUser;

    LoginMethod(
            String parameterValue,
            String credentialType,
            String noun,
            String secretParameter,
            boolean kioskOnly,
            boolean findsUser) {
        this.parameterValue = parameterValue;
        this.credentialType = credentialType;
        this.noun = noun;
        this.secretParameter = secretParameter;
        this.kioskOnly = kioskOnly;
        this.findsUser = findsUser;
    }

    /**
     * @param value the sent parameter, {@code null} when it is missing
     * @return the method; password when none was named; empty when the name is unknown
     */
    public static Optional<LoginMethod> of(String value) {
        return value == null
                ? Optional.of(PASSWORD)
                : Arrays.stream(values())
                        .filter(method -> method.parameterValue.equals(value))
                        .findFirst();
    }

    /** Whether a credential of this type is good at kiosks alone. */
    public static boolean isKioskType(String credentialType) {
        return kioskTypes().contains(credentialType);
    }

    /** The types of credentials that are good at kiosks alone. */
    public static List<String> kioskTypes() {
        return Arrays.stream(values())
                .filter(LoginMethod::isKioskOnly)
                .map(LoginMethod::credentialType)
                .toList();
    }

    /** Its name in requests: {@code password}, {@code pin} or {@code token}. */
    public String parameterValue() {
        return parameterValue;
    }

    /**
     * The type of the method's credential: {@code password}, {@code pin} or {@code badge}. Events use the same name in their
     * detail {@code auth_method}, and sessions in their note, so that no check can find one name and miss the other.
     */
    public String credentialType() {
        return credentialType;
    }

    /** The request parameter with the secret: {@code password}, {@code pin} or {@code login_string}. */
    public String secretParameter() {
        return secretParameter;
    }

    /** Its credential, as sentences for admins name it. */
    public String noun() {
        return noun;
    }

    /** Its credentials, as lines of the log count them. */
    public String plural() {
        return noun + "s";
    }

    /** The request parameters without which nobody can log in by it. */
    public List<String> requiredParameters() {
        return findsUser ? List.of(secretParameter) : List.of(USERNAME, secretParameter);
    }

    /** Whether the secret alone says whose it is. Then a flow may ask for a PIN besides. */
    public boolean findsUser() {
        return findsUser;
    }

    /** Whether it is allowed from whitelisted addresses alone. */
    public boolean isKioskOnly() {
        return kioskOnly;
    }
}

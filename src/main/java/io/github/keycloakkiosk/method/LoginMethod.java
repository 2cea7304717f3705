package io.github.keycloakkiosk.method;

import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The ways to log in. The operation {@code login} names them in its field {@code method}. */
public enum LoginMethod {
    PASSWORD("password", PasswordCredentialModel.TYPE, "password", false),
    PIN("pin", "pin", "pin", true),
    BADGE("token", "badge", "login_string", true);

    /** The request parameter that names the method. */
    public static final String PARAMETER = "method";

    private final String parameterValue;
    private final String credentialType;
    private final String secretParameter;
    private final boolean kioskOnly;

    LoginMethod(String parameterValue, String credentialType, String secretParameter, boolean kioskOnly) {
        this.parameterValue = parameterValue;
        this.credentialType = credentialType;
        this.secretParameter = secretParameter;
        this.kioskOnly = kioskOnly;
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

    /** The name in the API: {@code password}, {@code pin} or {@code token}. */
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

    /** Whether only whitelisted addresses may use this method. */
    public boolean isKioskOnly() {
        return kioskOnly;
    }
}

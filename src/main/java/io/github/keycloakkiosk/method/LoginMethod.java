package io.github.keycloakkiosk.method;

import java.util.Arrays;
import java.util.Optional;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The ways to log in, by the names that {@code contract/003} gives them in its field {@code method}.
 */
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
     * @param value the parameter as it was sent, {@code null} when it was not
     * @return the method; password when none was named; empty when the name is unknown
     */
    public static Optional<LoginMethod> of(String value) {
        return value == null
                ? Optional.of(PASSWORD)
                : Arrays.stream(values())
                        .filter(method -> method.parameterValue.equals(value))
                        .findFirst();
    }

    /** How the contract names it: {@code password}, {@code pin} or {@code token}. */
    public String parameterValue() {
        return parameterValue;
    }

    /**
     * The type of the credential that it proves: {@code password}, {@code pin} or {@code badge}. Events have the same name in
     * their detail {@code auth_method}, and sessions in their note, so that no check can look for the one and miss the other.
     */
    public String credentialType() {
        return credentialType;
    }

    /** The request parameter that carries its secret: {@code password}, {@code pin} or {@code login_string}. */
    public String secretParameter() {
        return secretParameter;
    }

    /** Whether it is allowed from whitelisted addresses alone. */
    public boolean isKioskOnly() {
        return kioskOnly;
    }
}

package io.github.keycloakkiosk.login;

import java.util.Arrays;
import java.util.Optional;

/**
 * The ways to log in, by the names that {@code contract/003} gives them in its field {@code method}.
 */
public enum LoginMethod {
    PASSWORD("password", "password", "password", false),
    PIN("pin", "pin", "pin", true),
    BADGE("token", "badge", "login_string", true);

    /** The request parameter that names the method. */
    public static final String PARAMETER = "method";

    private final String parameterValue;
    private final String authMethod;
    private final String secretParameter;
    private final boolean kioskOnly;

    LoginMethod(String parameterValue, String authMethod, String secretParameter, boolean kioskOnly) {
        this.parameterValue = parameterValue;
        this.authMethod = authMethod;
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

    /** How events name it, in their detail {@code auth_method}: {@code password}, {@code pin} or {@code badge}. */
    public String authMethod() {
        return authMethod;
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

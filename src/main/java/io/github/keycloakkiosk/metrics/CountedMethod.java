package io.github.keycloakkiosk.metrics;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The value of the label {@code method}: the methods of one login, by their credential types. */
final class CountedMethod {

    private static final List<String> TYPES =
            Arrays.stream(LoginMethod.values()).map(LoginMethod::credentialType).toList();

    private CountedMethod() {}

    /**
     * @param detail the event's detail {@code auth_method}; null without one
     * @return empty when another extension's or Keycloak's own step names the method
     */
    static Optional<String> ofEvent(String detail) {
        if (detail == null) {
            return Optional.empty();
        }
        return detail.equals(Labels.UNKNOWN) ? Optional.of(detail) : of(List.of(detail.split(" ", -1)));
    }

    /**
     * @param noted the methods that our steps noted for the session, also earlier ones; null without a note
     * @param proven the credential types that this login has proven, to our steps or to others
     * @return empty when none of our steps has proven anything in this login
     */
    static Optional<String> ofLogin(String noted, Collection<String> proven) {
        return noted == null
                ? Optional.empty()
                : of(Arrays.stream(noted.split(" ", -1))
                        .filter(proven::contains)
                        .toList());
    }

    private static Optional<String> of(List<String> types) {
        return types.isEmpty() || !TYPES.containsAll(types)
                ? Optional.empty()
                : Optional.of(types.stream().distinct().sorted().collect(Collectors.joining("_")));
    }
}

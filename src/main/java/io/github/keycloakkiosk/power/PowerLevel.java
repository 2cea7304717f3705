package io.github.keycloakkiosk.power;

import io.github.keycloakkiosk.Rule;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The highest {@code power} among a user's effective realm roles, and the role it comes from. A user without any such role
 * has power 1, and no role. The numbers are those of {@code power} in the schema {@code User}.
 *
 * @param role the name of the role that gives the power, {@code ""} when none does
 * @param power 1–100
 */
@Rule
public record PowerLevel(String role, int power) {

    /** The role attribute that holds a power: a plain integer, 1–100. */
    public static final String ATTRIBUTE = "power";

    private static final PowerLevel NONE = new PowerLevel("", 1);
    private static final Pattern PLAIN_1_TO_100 = Pattern.compile("[1-9][0-9]?|100");

    /** If two roles have the same power, the name that sorts first wins, so that every node answers alike. */
    private static final Comparator<PowerLevel> BY_POWER_THEN_NAME =
            Comparator.comparingInt(PowerLevel::power).thenComparing(PowerLevel::role, Comparator.reverseOrder());

    /**
     * The power level of a user with these roles.
     *
     * @param roles the effective <em>realm</em> roles: composites and groups expanded, client roles left out
     * @param name the name of a role
     * @param power the value of a role's {@link #ATTRIBUTE}, or null. Any value but a plain integer 1–100 ({@code "0"},
     *     {@code "101"}, {@code "05"}, {@code "+5"}, {@code "5.0"}, {@code " 5"}) is ignored
     */
    public static <R> PowerLevel of(Stream<R> roles, Function<R, String> name, Function<R, String> power) {
        return roles.map(role -> read(name.apply(role), power.apply(role)))
                .filter(Objects::nonNull)
                .max(BY_POWER_THEN_NAME)
                .orElse(NONE);
    }

    /** The power, but 0 for a user without a role that gives any. */
    public int privilegeLevel() {
        return role.isEmpty() ? 0 : power;
    }

    private static PowerLevel read(String name, String power) {
        return power != null && PLAIN_1_TO_100.matcher(power).matches()
                ? new PowerLevel(name, Integer.parseInt(power))
                : null;
    }
}

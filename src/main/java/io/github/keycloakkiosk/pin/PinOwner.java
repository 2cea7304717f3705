package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.login.LoginName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Facts that others may know about the owner of a PIN.
 *
 * @param birthYears years of four digits
 * @param phoneNumbers digits only
 */
@Rule
record PinOwner(Set<String> birthYears, Set<String> phoneNumbers) {

    /** OIDC's name, and the name in older directories. */
    private static final List<String> BIRTHDATE_ATTRIBUTES = List.of("birthdate", "birthday");

    private static final String YEAR_DIGITS = "(?:18|19|20)[0-9]{2}";
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])" + YEAR_DIGITS + "(?![0-9])");
    private static final Pattern YEAR_FIRST = Pattern.compile("(" + YEAR_DIGITS + ")[0-9]{4}");
    private static final Pattern YEAR_LAST = Pattern.compile("[0-9]{4}(" + YEAR_DIGITS + ")");

    /** @param attribute the values of a user's attribute of a name */
    static PinOwner of(Function<String, Stream<String>> attribute) {
        return of(
                BIRTHDATE_ATTRIBUTES.stream().flatMap(attribute).toList(),
                attribute.apply(LoginName.PHONE_ATTRIBUTE).toList());
    }

    /**
     * @param birthdates in any spelling: {@code 1984-05-17}, {@code 17.5.1984}, {@code 19840517}, {@code 1984}
     * @param phoneNumbers in any spelling: {@code +49 (0)170 1234567}
     */
    static PinOwner of(Collection<String> birthdates, Collection<String> phoneNumbers) {
        return new PinOwner(
                birthdates.stream().flatMap(PinOwner::years).collect(Collectors.toUnmodifiableSet()),
                phoneNumbers.stream()
                        .map(number -> number.replaceAll("[^0-9]", ""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Eight digits without a separator may start or end with the year, so both readings count. */
    private static Stream<String> years(String birthdate) {
        Stream<String> apart = YEAR.matcher(birthdate).results().map(MatchResult::group);
        Stream<String> joined = Stream.of(YEAR_FIRST, YEAR_LAST)
                .map(pattern -> pattern.matcher(birthdate.strip()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1));
        return Stream.concat(apart, joined);
    }

    /** Whether the digits contain a year of birth, forwards or backwards. */
    boolean isBornInYearWithin(String digits) {
        return birthYears.stream()
                .anyMatch(year -> digits.contains(year) || digits.contains(new StringBuilder(year).reverse()));
    }

    boolean hasPhoneEndingWith(String digits) {
        return phoneNumbers.stream().anyMatch(number -> number.endsWith(digits));
    }

    /** Leaves out the data. */
    @Override
    public String toString() {
        return "PinOwner[redacted]";
    }
}

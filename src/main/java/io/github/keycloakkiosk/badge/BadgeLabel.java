package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.Rule;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The name of a badge, by which the user recognises the badge in a list.
 *
 * @param text 1 to 255 characters that are not blank
 */
@Rule
public record BadgeLabel(String text) {

    /** The size of Keycloak's column. */
    static final int MOST_CHARACTERS = 255;

    public static boolean isTooLong(String typed) {
        return clean(typed).length() > MOST_CHARACTERS;
    }

    /** @param typed the typed name, with or without blanks around it; blanks alone give an empty result */
    public static Optional<BadgeLabel> of(String typed) {
        return Optional.of(clean(typed)).filter(text -> !text.isEmpty()).map(BadgeLabel::new);
    }

    private static String clean(String typed) {
        return typed.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** <em>Badge 1</em>, or the first number that none of these labels has. A label may be {@code null}. */
    static BadgeLabel firstFree(Collection<String> taken) {
        // Keycloak ignores case when it compares labels.
        Set<String> names = taken.stream()
                .filter(Objects::nonNull)
                .map(label -> label.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return IntStream.rangeClosed(1, taken.size() + 1)
                .mapToObj(number -> new BadgeLabel("Badge " + number))
                .filter(label -> !names.contains(label.text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}

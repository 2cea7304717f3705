package io.github.keycloakkiosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of docs/events.md: the names in the first column below a heading. */
public record EventsDocument(String text) {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)`", Pattern.MULTILINE);

    public static EventsDocument read() {
        try {
            return new EventsDocument(Files.readString(Path.of("docs/events.md")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Set<String> names(String heading) {
        String section = text.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        return ROW.matcher(section).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keycloak's errors that the page names. */
    public Set<String> errorsOfKeycloak() {
        String sentence = text.split("with Keycloak's meaning:", 2)[1].split("\\.\n", 2)[0];
        return Pattern.compile("`([a-z_]+)`")
                .matcher(sentence)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

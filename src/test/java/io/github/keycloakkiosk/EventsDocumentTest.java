package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.login.LoginErrors;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/events.md names each error, detail and reason that the code has a constant for, and no error or reason besides. */
class EventsDocumentTest {

    private static final EventsDocument DOCUMENT = EventsDocument.read();

    /** Constants of {@link LoginErrors} that name a detail. */
    private static final Set<String> DETAILS = Set.of(LoginErrors.UNTIL, LoginErrors.REQUIRED_ACTIONS);

    /** The errors outside of {@link LoginErrors}, and the files that have them. */
    private static final Map<String, String> OTHERS = Map.of(
            "pin_rejected", "pin/SetPinRequiredAction.java",
            "badge_rejected", "badge/EnrolBadgeRequiredAction.java",
            "registration_disabled", "api/registration/RegisterEndpoint.java",
            "too_many_registrations", "api/registration/RegisterEndpoint.java",
            "conflict", "api/answer/ApiError.java",
            "invalid_field", "api/registration/NewAccount.java",
            "not_configured", "api/answer/ApiError.java",
            "invalid_credentials", "api/answer/ApiError.java",
            "directory_refused", "api/registration/DirectoryRefusal.java");

    @Test
    void itNamesEachError() throws Exception {
        Set<String> errors = new TreeSet<>(OTHERS.keySet());
        for (Field constant : LoginErrors.class.getFields()) {
            String value = (String) constant.get(null);
            if (!DETAILS.contains(value)) {
                errors.add(value);
            }
        }

        assertThat(DOCUMENT.names("Errors")).isEqualTo(errors);
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            assertThat(source(other.getValue())).contains('"' + other.getKey() + '"');
        }
    }

    @Test
    void itNamesEachReasonOfALogout() throws IOException {
        Set<String> reasons = new TreeSet<>();
        Matcher constants =
                Pattern.compile("String ([A-Z_]+) = \"([a-z_]+)\"").matcher(source("ending/TerminationCause.java"));
        while (constants.find()) {
            if (!constants.group(1).equals("NEW_SESSION_ID")) {
                reasons.add(constants.group(2));
            }
        }

        assertThat(reasons).hasSizeGreaterThan(4);
        assertThat(DOCUMENT.names("Reasons of a LOGOUT")).isEqualTo(reasons);
    }

    /** Details that are set by a literal or by a constant of ours. */
    @Test
    void itNamesEachDetail() throws IOException {
        Set<String> names = new TreeSet<>(DETAILS);
        names.addAll(Set.of("badge_id", "badge_label", "client_address", "clientfp", "new_session_id"));
        Pattern literal = Pattern.compile("\\.detail\\(\\s*\"([a-z_]+)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                literal.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }

        assertThat(names).contains("parameter", "resource");
        assertThat(DOCUMENT.names("Details")).containsAll(names);
    }

    private static String source(String file) throws IOException {
        return Files.readString(Path.of("src/main/java/io/github/keycloakkiosk").resolve(file));
    }
}

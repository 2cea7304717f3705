package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A typed or tapped secret goes into the body of a request, and nowhere else. */
class SecretsInPagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");

    @Test
    void everyFormIsPosted() throws IOException {
        List<String> forms = tags("<form[^>]*>");

        assertThat(forms).isNotEmpty().allMatch(form -> form.contains(" method=\"post\""));
    }

    @Test
    void noFieldIsFilledInByBrowserOrServerButNames() throws IOException {
        List<String> fields = tags("(?s)<input.*?>\\n").stream()
                .filter(field -> !field.contains("type=\"hidden\""))
                .toList();

        assertThat(fields)
                .isNotEmpty()
                .allMatch(field -> field.contains("autocomplete=\"off\""))
                .filteredOn(field -> field.contains("kiosk-secret"))
                .isNotEmpty()
                .noneMatch(field -> field.contains("value="));
    }

    /** What kiosk-tap.js tells the badge page: that a badge was tapped, and not which. */
    private static final Pattern ONCE_MORE =
            Pattern.compile("sessionStorage\\.(get|set|remove)Item\\(\"kiosk-once-more\"(, \"true\")?\\)");

    @Test
    void noScriptKeepsAnythingOrPutsItIntoAnAddress() throws IOException {
        for (Path script : files("resources/js")) {
            assertThat(ONCE_MORE.matcher(Files.readString(script)).replaceAll(""))
                    .as("%s", script)
                    .doesNotContainPattern("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\b")
                    .doesNotContainPattern("history\\.|console\\.|sendBeacon|URLSearchParams|location\\.(search|hash)")
                    .doesNotContainPattern(
                            "location\\.(replace|assign)\\((?!(location\\.href|box\\.dataset\\.(start|renew))\\))")
                    .doesNotContainPattern("location(\\.href)? *=[^=]");
        }
    }

    private static List<String> tags(String pattern) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path template : files("templates")) {
            all.append(Files.readString(template));
        }
        return Pattern.compile(pattern)
                .matcher(all)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}

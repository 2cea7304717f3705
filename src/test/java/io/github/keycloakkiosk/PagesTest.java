package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The content that our templates, scripts and styles may have. */
class PagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources/resources");
    private static final Path TEMPLATES = Path.of("src/main/resources/theme-resources/templates");
    private static final Path THEME = Path.of("themes/kiosk/login");

    private static final Pattern PATTERNFLY = Pattern.compile("(--)?\\bpf-[a-zA-Z0-9_-]+");

    /** A browser keeps a file for a month. It asks again only when the file's URL is another. */
    @Test
    void theAddressOfOurFilesChangesWithThem() throws Exception {
        assertThat(Files.readString(TEMPLATES.resolve("kiosk-page.ftl")))
                .as("write this hash into kiosk-page.ftl, since a script or style has changed")
                .contains("<#assign assets = \"" + hash(RESOURCES) + "\">");
    }

    @Test
    void andSoDoesThatOfTheThemesFiles() throws Exception {
        String hash = hash(THEME.resolve("resources"));
        assertThat(Files.readString(THEME.resolve("footer.ftl")))
                .as("write this hash into footer.ftl and theme.properties, since a script or style has changed")
                .contains("<#assign assets = \"" + hash + "\">");
        assertThat(Files.readString(THEME.resolve("theme.properties")))
                .contains(" css/kiosk-theme.css?v=" + hash + "\n");
    }

    /** A content security policy may forbid all of this, and must not break our parts. */
    @Test
    void noTemplateHasInlineScriptOrStyle() throws IOException {
        List<Path> templates = new ArrayList<>(files(TEMPLATES));
        files(THEME).stream().filter(file -> file.toString().endsWith(".ftl")).forEach(templates::add);
        for (Path template : templates) {
            assertThat(Files.readString(template))
                    .as("%s", template)
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("<style")
                    .doesNotContainPattern("\\sstyle=")
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContain("javascript:", "?no_esc");
        }
    }

    @Test
    void nothingComesFromAnotherHost() throws IOException {
        List<Path> all = new ArrayList<>(files(RESOURCES));
        all.addAll(files(TEMPLATES));
        all.addAll(files(THEME));
        for (Path file : all) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("https?://|[\"'(]//");
        }
    }

    /** Keycloak changes to another PatternFly from time to time: docs/login-pages.md says what has to follow then. */
    @Test
    void ourStylesKnowOneClassOfPatternFlyAndTheVariablesThatTheDocsName() throws IOException {
        String docs = Files.readString(Path.of("docs/login-pages.md"));
        for (Path folder : List.of(RESOURCES, TEMPLATES, THEME)) {
            for (Path file : files(folder)) {
                if (file.endsWith("theme.properties")) {
                    continue;
                }
                assertThat(PATTERNFLY.matcher(Files.readString(file)).results().map(MatchResult::group))
                        .as("%s", file)
                        .allMatch(name -> name.equals("pf-v5-theme-dark") || name.startsWith("--pf-v5-"))
                        .allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
            }
        }
    }

    /** The theme has them all, so that a copy of it can change each; a copy of ours that is forgotten there would be found by nobody. */
    @Test
    void theColoursOfTheNightAreTheSameInTheThemeAndOutsideOfIt() throws IOException {
        Map<String, String> pages = night(RESOURCES.resolve("css/kiosk.css"));
        Map<String, String> theme = night(THEME.resolve("resources/css/kiosk-theme.css"));
        assertThat(theme.keySet()).containsAll(pages.keySet());
        // The theme has a ground of its own, and what lies on it follows.
        assertThat(pages.keySet().stream().filter(name -> !pages.get(name).equals(theme.get(name))))
                .containsExactlyInAnyOrder("--kiosk-surface", "--kiosk-raised");
    }

    private static Map<String, String> night(Path file) throws IOException {
        Matcher block = Pattern.compile("(?m)^\\S*:root\\.pf-v5-theme-dark\\)? \\{([^}]*)}")
                .matcher(Files.readString(file));
        assertThat(block.find()).isTrue();
        return Pattern.compile("(--kiosk-[a-z-]+): ([^;]+);")
                .matcher(block.group(1))
                .results()
                .collect(Collectors.toMap(colour -> colour.group(1), colour -> colour.group(2)));
    }

    private static String hash(Path folder) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files(folder)) {
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 8);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}

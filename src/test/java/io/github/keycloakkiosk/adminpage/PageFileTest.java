package io.github.keycloakkiosk.adminpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.check.Code;
import io.github.keycloakkiosk.network.AddressRefusal;
import io.github.keycloakkiosk.settings.KioskSettingsUiTab;
import io.github.keycloakkiosk.setup.Kind;
import io.github.keycloakkiosk.setup.flow.FlowUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.provider.ProviderConfigProperty;

/** What the files of the page say of each other, and of the settings. */
class PageFileTest {

    private static final Path FOLDER = Path.of("src/main/resources/adminpage");

    /** Keycloak's own refusals of a new user. */
    private static final Set<String> OF_KEYCLOAK = Set.of(
            "User exists with same username", "User exists with same email", "User exists with same username or email");

    private static String read(String file) {
        return text(FOLDER.resolve(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyFileOfTheFolderIsServed() throws IOException {
        assertThat(files())
                .filteredOn(name -> !name.equals(PageFile.PROOF.name()))
                .allSatisfy(name -> assertThat(PageFile.named(name)).isPresent());
        assertThat(PageFile.named(PageFile.PROOF.name())).isEmpty();
    }

    @Test
    void everyFileThatOneImportsIsServed() throws IOException {
        Set<String> named = new TreeSet<>(found("(?:src|href)=\"([^\"]+)\"", read("index.html")));
        named.addAll(found("(?:src|href)=\"\\.\\./admin/([^\"]+)\"", read("proof.html")));
        for (String file : files()) {
            named.addAll(found("(?:from|import) \"\\./([^\"]+)\"", read(file)));
        }
        assertThat(named)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(PageFile.named(name)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"''", "../adminpage/main.js", "Main.js", "main.js/", "META-INF"})
    void noOtherNameIsAFile(String name) {
        assertThat(PageFile.named(name)).isEmpty();
    }

    @Test
    void eachLanguageHasEachText() {
        Set<String> english = found("^  \"?([\\w-]+)\"?:", read("text-en.js"));

        assertThat(found("^  \"?([\\w-]+)\"?:", read("text-de.js"))).isEqualTo(english);
    }

    @Test
    void everyTextThatAViewAsksForIsThere() throws IOException {
        Set<String> english = found("^  \"?([\\w-]+)\"?:", read("text-en.js"));
        Set<String> asked = new TreeSet<>();
        for (String file : files()) {
            asked.addAll(found("\\bt\\(\"([\\w-]+)\"", read(file)));
        }
        assertThat(english).hasSizeGreaterThan(100).containsAll(asked);
    }

    @Test
    void everySettingHasItsPlaceAndItsGermanLabel() {
        Set<String> settings = new KioskSettingsUiTab()
                .getConfigProperties().stream()
                        .map(ProviderConfigProperty::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        String groups = read("settings-groups.js").split("export const ADDRESSES")[0];
        Set<String> placed = found("\"([a-z-]+)\"", groups.replaceAll("id: \"[a-z]+\"", ""));

        assertThat(placed).isEqualTo(settings);
        settings.remove("warnings");
        assertThat(found("^  \"?([\\w-]+)\"?: \\{", read("settings-de.js"))).isEqualTo(settings);
    }

    @Test
    void theGermanTextOfASettingHasItsRange() {
        String german = read("settings-de.js");
        Pattern range = Pattern.compile("(\\d+) to (\\d+)");
        for (ProviderConfigProperty setting : new KioskSettingsUiTab().getConfigProperties()) {
            String key = setting.getName();
            if (!key.equals("warnings")) {
                assertThat(german)
                        .as(key)
                        .containsPattern("(?m)^  \"?" + key + "\"?: \\{ label: \"[^\"]+\", help: \"[^\"]+\" \\},$");
            }
            range.matcher(setting.getHelpText())
                    .results()
                    .forEach(found -> assertThat(german)
                            .as(key)
                            .containsPattern("(?m)^  \"?" + key + "\"?: .*von " + found.group(1) + " bis "
                                    + found.group(2) + "\\b"));
        }
    }

    /** What is not in German is shown in the server's English: a new code must not come unseen. */
    @Test
    void everyCodeOfTheServerHasItsGermanText() {
        assertThat(german("findings")).isEqualTo(codes(Code.values()));
        assertThat(german("refusals")).isEqualTo(codes(AddressRefusal.values()));
        assertThat(german("rows")).isEqualTo(codes(io.github.keycloakkiosk.bulk.Code.values()));
        assertThat(german("todos")).isEqualTo(codes(io.github.keycloakkiosk.setup.Code.values()));
    }

    @Test
    void everyKindOfThingHasItsGermanName() {
        Set<String> kinds = Stream.concat(
                        Stream.of(Kind.values()).map(Kind::label),
                        Stream.of(FlowUse.Kind.values()).map(FlowUse.Kind::label))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(german("things")).isEqualTo(kinds);
    }

    /** A sentence that was changed in the code would lose its German. */
    @Test
    void everySentenceWithAGermanTextIsOneOfTheServer() throws IOException {
        String code = code();

        assertThat(german("sentences"))
                .hasSizeGreaterThan(20)
                .filteredOn(sentence -> !OF_KEYCLOAK.contains(sentence))
                .allMatch(sentence ->
                        Pattern.compile(inCode(sentence)).matcher(code).find());
    }

    /** Its pieces, and between two a placeholder of a format, or the end of one text and a little code. */
    private static String inCode(String sentence) {
        return Stream.of(sentence.split("\\{\\d}"))
                .map(Pattern::quote)
                .collect(Collectors.joining("(?:%s|\"[^;]{0,100})"));
    }

    /** With each text on one line. */
    private static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(PageFileTest::text)
                    .collect(Collectors.joining())
                    .replaceAll("\"\\s*\\+\\s*\"", "");
        }
    }

    /** The keys of one part of the German texts. */
    private static Set<String> german(String part) {
        String texts =
                read("findings-de.js").split("\n  " + part + ": \\{\n")[1].split("\n  },")[0];
        return found("^    \"?(.+?)\"?: [\"\\[]", texts);
    }

    private static Set<String> codes(Enum<?>[] all) {
        return Stream.of(all)
                .map(code -> code.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

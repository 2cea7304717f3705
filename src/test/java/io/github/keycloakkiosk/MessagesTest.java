package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.keycloakkiosk.method.LoginMethod;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every language has every message, and no message that is never used. */
class MessagesTest {

    private static final Set<String> FOR_ACCOUNT_CONSOLE =
            Set.of("kiosk-last-used", "kiosk-valid-until", "kiosk-last-used-valid-until");

    /** A realm may say these under Localization; we say nothing. */
    private static final Set<String> FOR_REALMS = Set.of("kiosk-forgotten-text", "kiosk-forgotten-link");

    private static final Path MESSAGES = Path.of("src/main/resources/theme-resources/messages");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");

    /**
     * The keys of messages: an error of a field or a form, a page's one message for all errors, a PIN's flaw, and the texts
     * about a credential.
     */
    private static final List<Pattern> SAID_IN_JAVA = Stream.of(
                    "new FormMessage\\(\\s*\\w+,\\s*\"([^\"]*)\"",
                    "setError\\(\\s*\"([^\"]*)\"",
                    "^ +[A-Z_]+\\(\"(kiosk-[^\"]*)\"\\)[,;]",
                    "setInfoMessage\\(\\s*\"([^\"]*)\"")
            .map(said -> Pattern.compile(said, Pattern.MULTILINE))
            .toList();

    /** Keycloak's names for the files of a language: zh_CN, though its own file is called zh_Hans. */
    private static final List<String> LANGUAGES =
            List.of("de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt_BR", "zh_CN");

    private final Map<String, Map<String, String>> languages = read();

    @Test
    void theLanguagesAreThese() {
        assertThat(languages.keySet()).containsExactlyElementsOf(LANGUAGES);
    }

    @Test
    void everyLanguageHasTheSameKeysAndPlaceholders() {
        Map<String, String> english = languages.get("en");
        languages.forEach((language, messages) -> {
            assertThat(messages.keySet()).as(language).isEqualTo(english.keySet());
            messages.forEach((key, text) -> {
                assertThat(text).as(language + " " + key).isNotBlank();
                assertThat(placeholders(text)).as(language + " " + key).isEqualTo(placeholders(english.get(key)));
            });
        });
    }

    /** Keycloak formats every message by MessageFormat, for which a single quote has a meaning. */
    @Test
    void noMessageHasAStraightQuote() {
        languages.forEach((language, messages) -> messages.forEach(
                (key, text) -> assertThat(text).as(language + " " + key).doesNotContain("'")));
    }

    @Test
    void everyKeyThatAPageUsesExists() throws IOException {
        assertThat(inTemplates())
                .containsAll(FOR_REALMS)
                .filteredOn(key -> !FOR_REALMS.contains(key))
                .isNotEmpty()
                .isSubsetOf(languages.get("en").keySet());
    }

    @Test
    void everyKeyThatTheJavaCodeSaysExists() throws IOException {
        String java = sources("src/main/java", ".java");
        for (Pattern said : SAID_IN_JAVA) {
            Set<String> keys = found(said, java);
            assertThat(keys)
                    .as("%s", said)
                    .isNotEmpty()
                    .isSubsetOf(languages.get("en").keySet());
        }
    }

    /** Keycloak makes these keys from the types of credentials, and from the ids of their providers and pages. */
    @Test
    void everyKioskMethodHasANameAndAHelpTextWhereKeycloakShowsThem() {
        for (LoginMethod method : LoginMethod.values()) {
            String type = method.credentialType();
            if (method.isKioskOnly()) {
                assertThat(languages.get("en").keySet())
                        .contains(type, type + "-display-name")
                        .contains("kiosk-" + type + "-display-name", "kiosk-" + type + "-help-text")
                        .contains("kiosk-" + type + "-form-display-name", "kiosk-" + type + "-form-help-text");
            }
        }
    }

    /** Except those that the account console formats in its own way. */
    @Test
    void everyTextIsOneThatKeycloakCanFormat() {
        languages.forEach((language, messages) -> messages.forEach((key, text) -> {
            if (!FOR_ACCOUNT_CONSOLE.contains(key)) {
                assertThatCode(() -> new MessageFormat(text))
                        .as(language + " " + key)
                        .doesNotThrowAnyException();
            }
        }));
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        Set<String> used = inTemplates();
        String java = sources("src/main/java", ".java");
        assertThat(languages.get("en").keySet())
                .allSatisfy(key -> assertThat(
                                used.contains(key) || java.contains('"' + key + '"') || isLookedUpByKeycloak(key, java))
                        .as(key)
                        .isTrue());
    }

    /** Names and help texts of the ways to sign in: their keys are made from an id, see AuthenticationSelectionOption. */
    private static boolean isLookedUpByKeycloak(String key, String java) {
        String id = key.replaceFirst("-(display-name|help-text)$", "");
        return !id.equals(key) && java.contains('"' + id + '"');
    }

    private static Set<String> inTemplates() throws IOException {
        String templates = sources("src/main/resources/theme-resources/templates", ".ftl") + sources("themes", ".ftl");
        return found(Pattern.compile("msg\\(\"(kiosk-[a-z-]+)\""), templates);
    }

    private static Set<String> found(Pattern key, String text) {
        return key.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String sources(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .map(MessagesTest::read)
                    .collect(Collectors.joining());
        }
    }

    private static Map<String, Map<String, String>> read() {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replaceAll("^messages_|\\.properties$", ""),
                    MessagesTest::messages,
                    (one, other) -> one,
                    TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> messages(Path file) {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> byKey = new TreeMap<>();
        messages.forEach((key, text) -> byKey.put((String) key, (String) text));
        return byKey;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/versions.md names each class of Keycloak's inside that the code imports; the lists of others' work name the pom's versions. */
class VersionsTest {

    /** How the names of internal classes begin. The page has the same list. */
    private static final List<String> INTERNAL = List.of(
            "io.quarkus.",
            "io.smallrye.",
            "io.vertx.",
            "org.hibernate.",
            "org.infinispan.",
            "org.jboss.resteasy.",
            "org.keycloak.authentication.Auth",
            "org.keycloak.authentication.authenticators.",
            "org.keycloak.authorization.",
            "org.keycloak.common.util.MultiSite",
            "org.keycloak.connections.",
            "org.keycloak.models.cache.",
            "org.keycloak.models.jpa.",
            "org.keycloak.models.light.",
            "org.keycloak.models.session.",
            "org.keycloak.models.sessions.",
            "org.keycloak.protocol.",
            "org.keycloak.quarkus.",
            "org.keycloak.services.",
            "org.keycloak.storage.",
            "org.keycloak.userprofile.config.",
            "org.keycloak.utils.");

    /** The outermost class of an import. */
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?((?:[a-z0-9_]+\\.)+[A-Z]\\w*)", Pattern.MULTILINE);

    private static final Pattern FIRST_CELL = Pattern.compile("^\\| (`[^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");
    private static final Pattern ENTITY = Pattern.compile("\\b[A-Z]\\w+Entity\\b");

    /** A version that is written out, and not that of another property. */
    private static final Pattern VERSION = Pattern.compile("<([a-z0-9-]+)\\.version>([0-9][^<]*)</");

    private static final Pattern SERVER_VERSION = Pattern.compile("<keycloak\\.server\\.version>([0-9][^<]*)</");
    private static final Pattern MATRIX = Pattern.compile("keycloak: \\[([^\\]]+)\\]");
    private static final Pattern TRIED = Pattern.compile("^\\| (\\d[\\d.]+) \\|", Pattern.MULTILINE);

    private static final String PAGE = read(Path.of("docs/versions.md"));
    private static final String CODE = code();

    @Test
    void thePageHasEachInternalClassThatTheCodeImportsAndNoOther() {
        Set<String> imported = IMPORT.matcher(CODE)
                .results()
                .map(found -> found.group(1))
                .filter(name -> INTERNAL.stream().anyMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(imported).hasSizeGreaterThan(50);
        assertThat(without(listed(), imported)).as("the page lacks").isEmpty();
        assertThat(without(imported, listed())).as("nothing imports").isEmpty();
    }

    @Test
    void thePageSaysWhichClassesAreInternal() {
        assertThat(INTERNAL).allSatisfy(prefix -> assertThat(classes()).contains("`" + prefix + "`"));
    }

    @Test
    void thePageHasEachEntityOfTheQueries() {
        Set<String> entities = names(ENTITY, CODE);
        entities.remove("UrlEncodedFormEntity"); // Apache's, a request's body

        assertThat(entities).hasSizeGreaterThan(10);
        assertThat(without(names(ENTITY, PAGE), entities)).as("the page lacks").isEmpty();
        assertThat(without(entities, names(ENTITY, PAGE))).as("no query has").isEmpty();
    }

    /** On each of them the suite runs whenever the workflow does. */
    @Test
    void theTriedVersionsAreThoseOfTheWorkflowAndTheDefault() {
        Set<String> run = new TreeSet<>(values(SERVER_VERSION, read(Path.of("pom.xml"))));
        for (String matrix : values(MATRIX, read(Path.of(".github/workflows/verify.yml")))) {
            run.addAll(List.of(matrix.split(", ")));
        }

        assertThat(values(TRIED, PAGE)).hasSizeGreaterThan(3).containsExactlyInAnyOrderElementsOf(run);
    }

    @Test
    void theListOfOthersWorkHasEachVersionOfThePom() {
        String list = read(Path.of("THIRD-PARTY.md"));
        Map<String, String> versions = versions();

        assertThat(versions).containsKeys("keycloak", "junit", "preact");
        assertThat(versions)
                .allSatisfy((name, version) -> assertThat(list).contains("| " + name + " | " + version + " |"));
    }

    @Test
    void theNoticeOfTheJarHasTheVersionsOfItsLibraries() {
        String notice = read(Path.of("src/main/resources/META-INF/NOTICE"));
        Map<String, String> versions = versions();

        assertThat(List.of("keycloak-js", "preact", "htm"))
                .allSatisfy(name -> assertThat(notice).contains("\n" + name + " " + versions.get(name) + " ("));
    }

    /** A name that ends in a dot is the package of the names behind it. */
    private static Set<String> listed() {
        Set<String> listed = new TreeSet<>();
        for (MatchResult cell : FIRST_CELL.matcher(classes()).results().toList()) {
            String room = "";
            for (MatchResult name : NAME.matcher(cell.group(1)).results().toList()) {
                if (name.group(1).endsWith(".")) {
                    room = name.group(1);
                } else {
                    listed.add(room + name.group(1));
                }
            }
        }
        return listed;
    }

    private static String classes() {
        return PAGE.split("\n## Classes\n", 2)[1].split("\n## ", 2)[0];
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> values(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> without(Set<String> known, Set<String> all) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private static Map<String, String> versions() {
        String pom = read(Path.of("pom.xml")).split("<properties>", 2)[1].split("</properties>", 2)[0];
        return VERSION.matcher(pom)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (one, other) -> other, TreeMap::new));
    }

    private static String code() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(VersionsTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

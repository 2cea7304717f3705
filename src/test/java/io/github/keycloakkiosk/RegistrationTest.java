package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;

/** Compares the hand-written files in META-INF/services with the factories, their ids and the docs. */
class RegistrationTest {

    private static final Path SERVICES = Path.of("src/main/resources/META-INF/services");

    @Test
    void everyFactoryIsRegisteredOnceForWhatItIs() throws Exception {
        List<String> registered = new ArrayList<>();
        for (Path file : files()) {
            Class<?> service = Class.forName(file.getFileName().toString());
            for (String name : Files.readAllLines(file)) {
                assertThat(service).isAssignableFrom(Class.forName(name));
                registered.add(name);
            }
            assertThat(Files.readAllLines(file)).as("%s is sorted", file).isSorted();
        }
        assertThat(registered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(factories());
    }

    @Test
    void everyIdIsOursAndInTheDocs() throws Exception {
        Set<String> rows = new TreeSet<>();
        List<String> ids = new ArrayList<>();
        for (Path file : files()) {
            for (String factory : Files.readAllLines(file)) {
                String id = ((ProviderFactory<?>)
                                Class.forName(factory).getConstructor().newInstance())
                        .getId();
                ids.add(id);
                rows.add(file.getFileName() + " " + id);
            }
        }
        String docs = Files.readString(Path.of("docs/architecture.md"));

        assertThat(ids).allMatch(id -> id.startsWith("kiosk-") || id.equals("auth"));
        assertThat(ids).allSatisfy(id -> assertThat(docs).contains("| `" + id + "` |"));
        assertThat(rows).as("each of its kind").hasSameSizeAs(ids);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SERVICES)) {
            return files.toList();
        }
    }

    private static Set<String> factories() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackagesOf(RegistrationTest.class)
                        .stream()
                        .filter(type -> type.isAssignableTo(ProviderFactory.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }
}

package io.github.keycloakkiosk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.ui.extend.UiTabProvider;

/** The rule which room may know which: docs/architecture.md as a test. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.github.keycloakkiosk";

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("[a-z]+");

    private static final String[] OUTSIDE = {"org.keycloak..", "jakarta.ws.rs..", "com.fasterxml.jackson.."};

    private static final DescribedPredicate<JavaClass> RULE = annotatedWith(Rule.class);

    private static final DescribedPredicate<JavaClass> SECRET = annotatedWith(Secret.class);

    /**
     * The rooms from below, and whom each knows: the table of docs/architecture.md.
     */
    private static final Map<String, Set<String>> ROOMS = rooms();

    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        ROW.matcher(read(Path.of("docs/architecture.md")).split("\n## ")[0])
                .results()
                .forEach(row -> rooms.put(
                        row.group(1),
                        NAME.matcher(row.group(2))
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.toSet())));
        return rooms;
    }

    @ArchTest
    static void eachRoomKnowsOnlyRoomsAboveIt(JavaClasses classes) {
        Set<String> above = new HashSet<>();
        ROOMS.forEach((room, known) -> {
            assertThat(above).as("rooms above %s in the table", room).containsAll(known);
            above.add(room);
        });
    }

    @ArchTest
    static void eachRoomKnowsTheseAlone(JavaClasses classes) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (JavaClass type : classes.that(inARoom())) {
            Set<String> rooms = known.computeIfAbsent(room(type), room -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(inARoom())
                    .map(ArchitectureTest::room)
                    .filter(room -> !room.equals(room(type)))
                    .forEach(rooms::add);
        }

        assertThat(known).containsOnlyKeys(ROOMS.keySet());
        SoftAssertions.assertSoftly(all -> ROOMS.forEach((room, rooms) ->
                all.assertThat(known.get(room)).as("%s knows", room).containsExactlyInAnyOrderElementsOf(rooms)));
    }

    /** Outside of all rooms are the annotations that this test reads, and they know no room. */
    @ArchTest
    static void onlyAnnotationsStandOutsideOfTheRooms(JavaClasses classes) {
        assertThat(classes.stream().filter(not(inARoom()))).isNotEmpty().allMatch(JavaClass::isAnnotation);
    }

    private static DescribedPredicate<JavaClass> inARoom() {
        return resideInAPackage(BASE + ".*..");
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(BASE.length() + 1).split("\\.")[0];
    }

    @ArchTest
    static final ArchRule networkKeysAndReadersKnowNothingOfKeycloak = noClasses()
            .that()
            .resideInAnyPackage("..network..", "..key..", "..reader..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTSIDE);

    @ArchTest
    static final ArchRule rulesKnowNothingOfKeycloak =
            noClasses().that(are(RULE)).should().dependOnClassesThat().resideInAnyPackage(OUTSIDE);

    /** javac names it where a method that UserModel inherits is referred to, as in {@code UserModel::getId}, though not in a call. */
    @ArchTest
    static final ArchRule nothingNeedsAClassThatTheOldestKeycloakLacks =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("org.keycloak.models.Model");

    @ArchTest
    static final ArchRule onlySettingsReadConfiguration = noClasses()
            .that()
            .resideOutsideOfPackage("..settings..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.keycloak.component..");

    @ArchTest
    static final ArchRule onlyNetworkAsksWhoIsCalling = noClasses()
            .should()
            .callMethod("org.keycloak.common.ClientConnection", "getRemoteAddr")
            .orShould()
            .callMethod("org.keycloak.common.ClientConnection", "getRemoteHost");

    /** As in Keycloak's own names: an adapter's name says which extension point it is. */
    @ArchTest
    static void anAdapterIsNamedForWhatItIsToKeycloak(JavaClasses classes) {
        Map<Class<?>, String> endings = Map.of(
                Authenticator.class, "Authenticator",
                RequiredActionProvider.class, "RequiredAction",
                CredentialProvider.class, "CredentialProvider",
                EventListenerProvider.class, "EventListener",
                UiTabProvider.class, "UiTab");
        endings.forEach((extensionPoint, ending) -> assertThat(classes.stream()
                        .filter(type -> type.isAssignableTo(extensionPoint))
                        .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .allMatch(name -> name.endsWith(ending)));
        assertThat(classes.stream()
                        .filter(type -> type.isAssignableTo(ProviderFactory.class))
                        .filter(type -> endings.keySet().stream().noneMatch(type::isAssignableTo))
                        .map(JavaClass::getSimpleName))
                .allMatch(name -> name.endsWith("Factory"));
    }

    @ArchTest
    static final ArchRule noSecretIsStatic = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(SECRET)
            .orShould(haveATypeArgumentThatIs(SECRET))
            .orShould()
            .haveRawType(char[].class);

    /** Only a realm's keys, and objects that end with a transaction, hold a secret: no factory, listener, thread or cache does. */
    @ArchTest
    static final ArchRule nobodyKeepsASecret = noFields()
            .that()
            .areDeclaredInClassesThat(
                    not(resideInAPackage(BASE + ".key").or(assignableTo(AbstractKeycloakTransaction.class))))
            .should()
            .haveRawType(SECRET)
            .orShould(haveATypeArgumentThatIs(SECRET));

    /** {@code String.equals} and similar methods end at the first character that differs. */
    @ArchTest
    static final ArchRule secretsAreComparedInConstantTime = noClasses()
            .that(are(SECRET))
            .should()
            .callMethod(String.class, "equals", Object.class)
            .orShould()
            .callMethod(String.class, "equalsIgnoreCase", String.class)
            .orShould()
            .callMethod(String.class, "compareTo", String.class)
            .orShould()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class);

    private static DescribedPredicate<JavaClass> annotatedWith(Class<? extends Annotation> mark) {
        return DescribedPredicate.describe(
                "@" + mark.getSimpleName(),
                type -> Stream.iterate(
                                Optional.of(type),
                                Optional::isPresent,
                                inner -> inner.get().getEnclosingClass())
                        .anyMatch(outer -> outer.get().isAnnotatedWith(mark)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ArchCondition<JavaField> haveATypeArgumentThatIs(DescribedPredicate<JavaClass> wanted) {
        return new ArchCondition<>("have a type argument of " + wanted.getDescription()) {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                field.getType().getAllInvolvedRawTypes().stream()
                        .filter(wanted)
                        .forEach(type -> events.add(SimpleConditionEvent.satisfied(
                                field, field.getFullName() + " holds a " + type.getSimpleName())));
            }
        };
    }
}

package io.github.keycloakkiosk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.stream.Collectors.joining;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private static final String[] OUTSIDE = {"org.keycloak..", "jakarta.ws.rs..", "com.fasterxml.jackson.."};

    private static final String RULES =
            ".*\\.(LoginMethod|PowerLevel|RecentPassword|Pin|PinDue|PinRules|PinFlaw|PinOwner|GuessablePin|LoginString|ReadText|LookupString|BadgeLabel"
                    + "|Fingerprints?|NumericId|SessionCap|SessionAge|AttemptLimit|AddressLimits|Backoff|Turn|Limit|Slots|GuessLimits)";

    private static final DescribedPredicate<JavaClass> SECRET = DescribedPredicate.describe(
            "secret", type -> type.getSimpleName().matches("Pin|LoginString|LookupString|Uid|CredentialKey|HashedPin"));

    /** From below: a room knows rooms above it in this list, and no other. {@link #eachRoomKnowsTheseAlone} says which. */
    private static final Map<String, List<String>> ROOMS = rooms("""
            claim
            directory
            key
            method
            network
            metrics      method network
            power
            reader
            session      metrics
            guessing     metrics network
            notice       session
            proof        method
            settings     guessing key method network reader
            credential   guessing key method metrics network power settings
            ending       method network notice session settings
            handover     ending method proof
            sessioncap   ending notice power session settings
            login        credential handover method metrics network proof settings
            door         ending login method proof settings
            loginname    claim directory door login settings
            enrolment    credential login proof settings
            lookup       claim credential directory key login method settings
            badge        claim door ending enrolment guessing lookup method network proof reader session settings
            pin          claim credential directory enrolment guessing key login method settings
            bulk         badge claim login lookup metrics pin settings
            api          directory door ending guessing login method network power settings
            check        credential enrolment guessing key login method network pin settings
            setup        claim method network power settings
            whitelistproof check network settings
            adminpage    settings setup whitelistproof
            desk         pin power proof settings
            admin        badge bulk check desk door guessing lookup pin settings setup whitelistproof
            """);

    private static Map<String, List<String>> rooms(String table) {
        Map<String, List<String>> rooms = new LinkedHashMap<>();
        table.lines().map(line -> List.of(line.split("\\s+"))).forEach(words -> {
            assertThat(rooms.keySet()).as("rooms below %s", words.get(0)).containsAll(words.subList(1, words.size()));
            rooms.put(words.get(0), words.subList(1, words.size()));
        });
        return rooms;
    }

    @ArchTest
    static void eachRoomKnowsTheseAlone(JavaClasses classes) {
        Map<String, Set<String>> known = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> rooms = known.computeIfAbsent(room(type), room -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(BASE))
                    .map(ArchitectureTest::room)
                    .filter(room -> !room.equals(room(type)))
                    .forEach(rooms::add);
        }

        assertThat(known).containsOnlyKeys(ROOMS.keySet());
        SoftAssertions.assertSoftly(all -> ROOMS.forEach((room, rooms) ->
                all.assertThat(known.get(room)).as("%s knows", room).containsExactlyInAnyOrderElementsOf(rooms)));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(BASE.length() + 1).split("\\.")[0];
    }

    @ArchTest
    static void docsSayWhatEachRoomKnows(JavaClasses classes) throws IOException {
        String docs = Files.readString(Path.of("docs/architecture.md")).split("\n## ")[0];
        List<String> rows = ROOMS.entrySet().stream()
                .map(room -> "| `" + room.getKey() + "` | "
                        + room.getValue().stream()
                                .map(name -> "`" + name + "` ")
                                .collect(joining(", "))
                                .replace(" ,", ",")
                        + "|")
                .toList();

        assertThat(docs.lines()
                        .filter(line -> line.matches("\\| `[a-z]+` \\|[^|]*\\|[^|]*\\|"))
                        .map(line -> line.replaceFirst("(\\| `[a-z]+` \\|)[^|]*\\|", "$1")))
                .containsExactlyElementsOf(rows);
    }

    @ArchTest
    static final ArchRule networkKeysAndReadersKnowNothingOfKeycloak = noClasses()
            .that()
            .resideInAnyPackage("..network..", "..key..", "..reader..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTSIDE);

    @ArchTest
    static final ArchRule rulesKnowNothingOfKeycloak = noClasses()
            .that()
            .haveNameMatching(RULES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTSIDE);

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

    /**
     * Only a request's settings, and objects that end with its transaction, hold a secret: no factory, listener, thread or
     * cache does.
     */
    @ArchTest
    static final ArchRule nobodyKeepsASecret = noFields()
            .that()
            .areDeclaredInClassesThat(DescribedPredicate.not(simpleName("KioskSettings")
                    .or(simpleName("KeyRing"))
                    .or(assignableTo(AbstractKeycloakTransaction.class))))
            .should()
            .haveRawType(SECRET)
            .orShould(haveATypeArgumentThatIs(SECRET));

    /** {@code String.equals} and similar methods end at the first character that differs. */
    @ArchTest
    static final ArchRule secretsAreComparedInConstantTime = noClasses()
            .that(SECRET)
            .should()
            .callMethod(String.class, "equals", Object.class)
            .orShould()
            .callMethod(String.class, "equalsIgnoreCase", String.class)
            .orShould()
            .callMethod(String.class, "compareTo", String.class)
            .orShould()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class);

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

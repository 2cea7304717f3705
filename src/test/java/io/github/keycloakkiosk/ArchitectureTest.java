package io.github.keycloakkiosk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import org.keycloak.models.AbstractKeycloakTransaction;

/** Who may know whom: docs/architecture.md as a test. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] OUTSIDE = {"org.keycloak..", "jakarta.ws.rs..", "com.fasterxml.jackson.."};

    private static final String RULES =
            ".*\\.(CredentialKey|KeyRing|LoginMethod|RecentPassword|Pin|PinDue|PinRules|PinFlaw|PinOwner|GuessablePin|LoginString|BadgeLabel"
                    + "|BadgeFingerprints?|NumericId|SessionCap|SessionAge|AttemptLimit|AddressLimits|Backoff|Turn|Limit|Slots|GuessLimits)";

    private static final DescribedPredicate<JavaClass> SECRET = DescribedPredicate.describe(
            "secret", type -> type.getSimpleName().matches("Pin|LoginString|CredentialKey|HashedPin"));

    @ArchTest
    static final ArchRule networkAndPowerKnowNothingOfKeycloak = noClasses()
            .that()
            .resideInAnyPackage("..network..", "..power..")
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
    static final ArchRule networkAndPowerKnowNoOtherRoom = noClasses()
            .that()
            .resideInAnyPackage("..network..", "..power..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..settings..", "..guessing..", "..login..", "..pin..", "..badge..", "..sessioncap..", "..api..");

    @ArchTest
    static final ArchRule pinDoesNotKnowBadge = noClasses()
            .that()
            .resideInAPackage("..pin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..badge..");

    @ArchTest
    static final ArchRule badgeDoesNotKnowPin = noClasses()
            .that()
            .resideInAPackage("..badge..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..pin..");

    @ArchTest
    static final ArchRule nobodyKnowsTheApi = classes()
            .that()
            .resideInAPackage("io.github.keycloakkiosk.api..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("io.github.keycloakkiosk.api..");

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

    @ArchTest
    static final ArchRule noSecretIsStatic = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(SECRET)
            .orShould(haveATypeArgumentThatIs(SECRET))
            .orShould()
            .haveRawType(char[].class);

    /** Only the settings of a request and what ends with its transaction hold one: no factory, listener, thread or cache does. */
    @ArchTest
    static final ArchRule nobodyKeepsASecret = noFields()
            .that()
            .areDeclaredInClassesThat(DescribedPredicate.not(simpleName("KioskSettings")
                    .or(simpleName("KeyRing"))
                    .or(assignableTo(AbstractKeycloakTransaction.class))))
            .should()
            .haveRawType(SECRET)
            .orShould(haveATypeArgumentThatIs(SECRET));

    /** {@code String.equals} and the like end at the first character that differs. */
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

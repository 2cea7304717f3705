package io.github.keycloakkiosk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: docs/architecture.md as a test. */
@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] OUTSIDE = {"org.keycloak..", "jakarta.ws.rs..", "com.fasterxml.jackson.."};

    private static final String RULES =
            ".*\\.(CredentialKey|LoginMethod|RecentPassword|Pin|PinDue|PinRules|PinFlaw|PinOwner|GuessablePin|LoginString|BadgeLabel"
                    + "|BadgeFingerprint|NumericId|SessionCap|SessionAge)";

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
            .resideInAnyPackage("..settings..", "..login..", "..pin..", "..badge..", "..sessioncap..", "..api..");

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
}

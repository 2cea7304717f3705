package io.github.keycloakkiosk.network;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rule of the room, as {@code package-info.java} states it. */
class NetworkRoomTest {

    private static final JavaClasses ROOM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(NetworkRoomTest.class.getPackageName());

    /** The methods of the JDK, smallrye and Vert.x that may ask DNS. */
    private static final Set<String> ASKS_DNS = Set.of(
            "getByName",
            "getAllByName",
            "getAddressByNameAndType",
            "getAllAddressesByNameAndType",
            "getHostName",
            "getCanonicalHostName",
            "getLocalHost",
            "getResolved",
            "getResolvedInetAddress",
            "isReachable",
            "hostName",
            "host",
            "remoteHost");

    @Test
    void resolvesNoName() {
        noClasses()
                .should()
                .accessTargetWhere(describe(
                        "the target may ask DNS",
                        (JavaAccess<?> access) -> ASKS_DNS.contains(access.getName())
                                || access.getTargetOwner().getName().equals("java.net.InetSocketAddress")))
                .check(ROOM);
    }

    @Test
    void knowsNeitherKeycloakNorJaxRsNorJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "jakarta.ws.rs..", "com.fasterxml.jackson..", "tools.jackson..")
                .check(ROOM);
    }

    @Test
    void knowsTheServerInOnePlaceOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName(CurrentConnection.class.getSimpleName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..", "io.quarkus..", "org.jboss..", "jakarta..")
                .check(ROOM);
    }
}

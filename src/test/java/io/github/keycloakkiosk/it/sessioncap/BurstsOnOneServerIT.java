package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fifty logins of one user at the same time, again and again, on one server and its H2. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BurstsOnOneServerIT {

    private static final int CAP = 2;

    private List<KeycloakServer> nodes;
    private CapRealm realm;

    @BeforeAll
    void aRealm(KeycloakServer server) {
        nodes = List.of(server);
        realm = CapRealm.create(nodes, "bursts", CAP);
    }

    static Stream<List<Door>> doors() {
        return Door.eachAndAll(Door.BADGE, Door.PASSWORD, Door.PAGE);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void leaveTheCap(List<Door> doors) throws Exception {
        Quiet quiet = Quiet.since(nodes);
        try (Bursts bursts = new Bursts(realm, CAP)) {
            bursts.repeat(doors, realm::stored);
        }
        quiet.assertIs();
    }

    /** Both limits are tried by the same door, so that the burst shows what it can do. */
    @Test
    void leaveTheCapAtTheTokenEndpointWhereKeycloaksOwnLimitLetsMoreIn() throws Exception {
        leaveTheCap(List.of(Door.GRANT));

        int left = BuiltInLimit.left(nodes, "bursts-built-in", CAP);
        System.out.printf("Keycloak's own limit of %d left %d sessions, on one server%n", CAP, left);
        assertThat(left).isGreaterThan(CAP);
    }
}

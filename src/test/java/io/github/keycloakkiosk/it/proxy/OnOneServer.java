package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KeycloakVersion;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries every setup on a Keycloak with one set of options. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnOneServer {

    private final KeycloakOptions options;
    private final List<Attack> attacks;
    private final List<Setup> setups;
    private Trial trial;

    OnOneServer(KeycloakOptions options, List<Setup> setups, List<Attack> attacks) {
        this.options = options;
        this.setups = setups;
        this.attacks = attacks;
    }

    @BeforeAll
    void aRealmOfItsOwn(KeycloakServer server) {
        trial = trial(server);
    }

    Trial trial(KeycloakServer server) {
        return Trial.on(server, "behind-proxies");
    }

    Trial trial() {
        return trial;
    }

    List<Attack> attacks(Setup setup) {
        return setup.expected() == Outcome.UNSAFE ? Corpus.SOME : attacks;
    }

    @AfterAll
    void noProxyStays() {
        trial.close();
    }

    Stream<Setup> setups() {
        return setups.stream();
    }

    @ParameterizedTest
    @MethodSource("setups")
    void isAsTheTableSays(Setup setup) {
        Finding finding = trial.attempt(setup, People.OF_IPV4, attacks(setup));
        trial.logOutAll();
        FoundTable.add(options, setup, finding);

        assertThat(finding.outcome())
                .as(finding.letIn().orElse("kiosk let in: " + finding.kiosk()))
                .isEqualTo(setup.expected());
        if (setup.expected() != Outcome.UNSAFE) {
            assertThat(finding.notRefused())
                    .hasSizeLessThan(attacks(setup).size() / 2)
                    .filteredOn(answered -> !isLeftWaiting(answered))
                    .isEmpty();
        }
    }

    /** 26.4 does not answer where it should believe a header and cannot read it; 26.7 says 400. */
    private boolean isLeftWaiting(String answered) {
        return KeycloakVersion.isBefore("26.5") && options.readHeaders() && answered.contains(" ==> nothing ");
    }
}

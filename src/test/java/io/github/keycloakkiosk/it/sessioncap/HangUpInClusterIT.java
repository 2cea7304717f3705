package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients of two servers hang up before their login is answered: the cap holds, and clients of evicted sessions are told.
 */
@KioskCluster
class HangUpInClusterIT {

    @ParameterizedTest
    @EnumSource
    void theLogoutUrlIs(LogoutUrl url, Cluster cluster) throws Exception {
        HangUps.test(cluster.nodes(), url);
    }
}

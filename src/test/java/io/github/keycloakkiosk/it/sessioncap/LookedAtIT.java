package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An admin who lists a user's sessions during logins brings no evicted session back. Keycloak puts the listed sessions into
 * its caches, and a token is good as long as its session is there.
 */
@KioskCluster
class LookedAtIT {

    @Test
    void anAdminsListBringsNobodyBack(Cluster cluster) throws Exception {
        CapRealm realm = CapRealm.create(cluster.nodes(), "looked-at", 2);
        try (Bursts bursts = new Bursts(realm, 2)) {
            bursts.repeat(List.of(Door.BADGE), new Sessions(realm.admin(1), bursts.userId())::count);
        }
    }
}

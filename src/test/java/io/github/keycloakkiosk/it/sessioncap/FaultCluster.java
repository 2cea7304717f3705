package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.SharesFiles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/**
 * Two servers that may be killed, whose evictions may fail and whose clocks may differ; they sweep every three seconds. One
 * issuer, so that each takes the tokens of the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@KioskCluster(
        start = {
            "--spi-events-listener--kiosk-session-cap--sweep-seconds=3",
            "--hostname=http://kiosk.test",
            "--log-level=INFO,org.keycloak.services.scheduled:DEBUG"
        },
        providers = {FaultyEviction.class, WrongClock.class})
@SharesFiles
@Order(FaultCluster.LATE)
@interface FaultCluster {

    /** One class after the other, so that both servers are started once; {@link RestartIT}, which leaves one down, is the last. */
    int LATE = Integer.MAX_VALUE - 9;
}

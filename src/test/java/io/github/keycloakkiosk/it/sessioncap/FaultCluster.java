package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.SharesFiles;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Two servers that may be killed, whose evictions may fail, and whose clocks may differ. They sweep every three seconds.
 * They have one issuer, so each takes the other's tokens.
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
@interface FaultCluster {}

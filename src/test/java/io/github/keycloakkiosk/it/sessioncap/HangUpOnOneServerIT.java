package io.github.keycloakkiosk.it.sessioncap;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients hang up before their login is answered: the cap holds, and clients of evicted sessions are told. */
@KioskServer
class HangUpOnOneServerIT {

    @ParameterizedTest
    @EnumSource
    void theLogoutUrlIs(LogoutUrl url, KeycloakServer server) throws Exception {
        HangUps.test(List.of(server), url);
    }
}

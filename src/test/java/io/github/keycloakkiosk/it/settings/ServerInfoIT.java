package io.github.keycloakkiosk.it.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keycloak's <em>Server info</em> page says which version of the jar is installed. */
@KioskServer
class ServerInfoIT {

    /** The project's own version is the first one in its pom. */
    private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

    @ParameterizedTest
    @CsvSource({
        "realm-restapi-extension, auth",
        "authenticator, kiosk-grant-address",
        "authenticator, kiosk-grant-user",
        "authenticator, kiosk-grant-password",
        "authenticator, kiosk-grant-pin",
        "authenticator, kiosk-grant-badge",
        "authenticator, kiosk-grant-method-known",
    })
    void ourProvidersShowTheVersionOfThePom(String spi, String provider, KeycloakServer server) throws Exception {
        Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();

        JsonNode shown = Admin.serverInfo(server).at("/providers/" + spi + "/providers/" + provider);

        assertThat(shown.at("/operationalInfo/Kiosk login").asText()).isEqualTo(version.group(1));
    }

    @Test
    void theSessionCapShowsItsCounters(KeycloakServer server) {
        JsonNode shown = Admin.serverInfo(server).at("/providers/eventsListener/providers/kiosk-session-cap");

        assertThat(shown.get("operationalInfo")).isNotEmpty();
    }
}

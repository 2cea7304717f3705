package io.github.keycloakkiosk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.server.Kcadm;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** README's <em>Add it to your Keycloak</em>, run line by line in a realm as Keycloak makes it. */
@KioskServer
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "README's lines are for a Unix shell")
class ReadmeIT {

    private static final String REALM = "readme";

    @Test
    void itsLinesLeadToABadgeLogin(KeycloakServer server) throws Exception {
        Admin admin = LivingRealm.create(server, REALM).admin();
        Kcadm kcadm = Kcadm.create();
        String printed = "";
        for (String line : lines("bin/kcadm.sh ")) {
            printed =
                    kcadm.run(line.replace("http://localhost:8080", server.url().toString())
                            .replace("-r myrealm", "-r " + REALM)
                            .replace("10.20.0.0/16", "127.0.0.1")
                            .replace("my-app", "shop"));
            if (line.contains("set-up")) {
                assertThat(printed).contains("kiosk direct grant", "\"left\" : [ ]");
            }
        }
        assertThat(printed).startsWith("{").contains("\"findings\"");

        JsonNode person = new ObjectMapper().readTree(block("{\"credentials\""));
        assertThat(admin.createUser("ann").status()).isEqualTo(201);
        admin.expect(
                "PUT",
                "/users/" + admin.userId("ann"),
                Map.of(
                        "credentials", person.get("credentials"),
                        "email", "ann@example.com",
                        "firstName", "Ann",
                        "lastName", "Example"));
        assertThat(Caller.atKiosk(server, REALM).badge("04A2B3C4D5E680").status())
                .isEqualTo(200);
        assertThat(Caller.atKiosk(server, REALM).pin("ann", "7394").status()).isEqualTo(200);
    }

    private static List<String> lines(String start) throws IOException {
        return section()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .toList();
    }

    private static String block(String start) throws IOException {
        Matcher block = Pattern.compile("```json\\s+(" + Pattern.quote(start) + ".*?)```", Pattern.DOTALL)
                .matcher(section());
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String section() throws IOException {
        return Files.readString(Path.of("README.md"))
                .split("## Add it to your Keycloak")[1]
                .split("\n## ")[0];
    }
}

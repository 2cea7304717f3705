package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** However an admin draws the flow, a stranger's PIN or badge opens nothing. */
@KioskServer
class BadlyDrawnFlowIT {

    private static final String FLOW = "/authentication/flows/kiosk%20direct%20grant/executions";

    @Test
    void withoutItsAddressSteps(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "no-address-step", realm -> {});
        addressSteps(admin)
                .forEach(step -> admin.expect(
                        "DELETE", "/authentication/executions/" + step.get("id").asText(), null));
        assertThat(addressSteps(admin)).isEmpty();

        assertOnlyTheKioskGetsIn(server, "no-address-step");
    }

    @Test
    void withItsAddressStepsDisabled(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "address-disabled", realm -> {});
        addressSteps(admin)
                .forEach(step -> admin.expect("PUT", FLOW, ((ObjectNode) step).put("requirement", "DISABLED")));
        assertThat(addressSteps(admin))
                .hasSize(2)
                .allMatch(step -> step.get("requirement").asText().equals("DISABLED"));

        assertOnlyTheKioskGetsIn(server, "address-disabled");
    }

    @Test
    void withThePinStepAlone(KeycloakServer server) {
        RealmCopy.create(server, "pin-alone", realm -> draw(realm, "kiosk-grant-user", "kiosk-grant-pin"));

        assertThat(Doors.stranger(server, "pin-alone").tryAll(""))
                .allSatisfy(
                        (door, answer) -> assertThat(answer.status()).as(door).isIn(400, 401, 403));
        assertThat(Doors.atKiosk(server, "pin-alone")
                        .tryAll("")
                        .get("PIN at the token endpoint")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withTheBadgeStepAlone(KeycloakServer server) {
        RealmCopy.create(server, "badge-alone", realm -> draw(realm, "kiosk-grant-badge"));

        assertThat(Doors.stranger(server, "badge-alone").tryAll("").values())
                .extracting(Answer::status)
                .containsOnly(403);
        assertThat(Doors.atKiosk(server, "badge-alone")
                        .tryAll("")
                        .get("badge at the token endpoint")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keycloaksOwnFlowTakesAPinForNothing(KeycloakServer server) {
        RealmCopy.create(server, "own-flow", realm -> RealmClient.add(realm, "own-flow"));

        for (Caller caller : List.of(Caller.atKiosk(server, "own-flow"), Caller.stranger(server, "own-flow"))) {
            for (Map<String, String> login : List.of(
                    Map.of("method", "pin", "username", "vera", "pin", "5937"),
                    Map.of("method", "pin", "username", "vera", "pin", "5937", "password", "5937"),
                    Map.of("method", "token", "login_string", "04DE51BEEF0002"),
                    Map.of("method", "token", "username", "vera", "password", "04DE51BEEF0002"))) {
                assertThat(caller.grant("own-flow", login).status()).isIn(400, 401);
            }
        }
    }

    private static void assertOnlyTheKioskGetsIn(KeycloakServer server, String realm) {
        assertThat(Doors.stranger(server, realm).tryAll("").values())
                .extracting(Answer::status)
                .containsOnly(403);
        assertThat(Doors.atKiosk(server, realm).tryAll("").values())
                .extracting(Answer::status)
                .containsOnly(200);
    }

    private static List<JsonNode> addressSteps(Admin admin) {
        return StreamSupport.stream(admin.get(FLOW).spliterator(), false)
                .filter(execution -> execution.path("providerId").asText().equals("kiosk-grant-address"))
                .toList();
    }

    /** Makes these required steps all that the flow consists of. */
    private static void draw(ObjectNode realm, String... steps) {
        ArrayNode executions =
                ((ObjectNode) realm.withArray("authenticationFlows").get(0)).putArray("authenticationExecutions");
        for (String step : steps) {
            executions
                    .addObject()
                    .put("authenticator", step)
                    .put("requirement", "REQUIRED")
                    .put("priority", 10 * (executions.size() + 1));
        }
    }
}

package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows without an important step do not log in a caller who knows only a name. */
@KioskServer
class DrawnFlowIT {

    @ParameterizedTest
    @CsvSource({"kiosk-grant-password, password, 401", "kiosk-grant-pin, pin, 503"})
    void aFlowThatAsksForNoSecretLogsNobodyIn(String step, String method, int status, KeycloakServer server) {
        String realm = "without-" + method;
        RealmCopy.create(server, realm, copy -> remove(copy, step));
        Caller kiosk = Caller.atKiosk(server, realm);

        Answer api = kiosk.login(Map.of("method", method, "username", "vera", method, "anything"));
        Answer grant = kiosk.grant("kiosk-api", Map.of("method", method, "username", "vera"));

        assertThat(api.status()).isEqualTo(status);
        assertThat(grant.status()).isEqualTo(400);
        assertThat(grant.json().get("error").asText()).isEqualTo("invalid_grant");
    }

    /** Without our last step this is a server error. The API answers it as any refusal of a flow. */
    @Test
    void aFlowWithoutTheLastStepRefusesAnUnknownMethodAtTheApi(KeycloakServer server) {
        RealmCopy.create(server, "without-last-step", copy -> {
            remove(copy, "kiosk-grant-method-known");
            remove(copy, "kiosk-login-method", "method is pin");
        });

        Answer answer = Caller.atKiosk(server, "without-last-step").pin("vera", "5937");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_credentials");
    }

    private static void remove(ObjectNode realm, String authenticator, String... config) {
        for (JsonNode flow : realm.get("authenticationFlows")) {
            Iterator<JsonNode> executions = flow.get("authenticationExecutions").elements();
            while (executions.hasNext()) {
                JsonNode execution = executions.next();
                boolean named = execution.path("authenticator").asText().equals(authenticator);
                if (named
                        && (config.length == 0
                                || execution
                                        .path("authenticatorConfig")
                                        .asText()
                                        .equals(config[0]))) {
                    executions.remove();
                }
            }
        }
    }
}

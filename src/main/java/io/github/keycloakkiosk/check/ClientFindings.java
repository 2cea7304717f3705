package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.login.ClientObstacle;
import io.github.keycloakkiosk.login.GrantFlow;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.mappers.SubMapper;

/** What is wrong with the client of the login API. */
final class ClientFindings {

    private static final String NOT_CONFIGURED =
            "Everybody who logs in by the login API: it answers 503 not_configured, and the log says why";

    private ClientFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm, List<Flow> flows) {
        Optional<String> id = KioskSettings.of(session, realm).apiClient();
        if (id.isEmpty()) {
            return Stream.empty(); // the settings cannot be read, which is said
        }
        ClientModel client = realm.getClientByClientId(id.get());
        return client == null
                ? Stream.of(missing(id.get(), flows))
                : Stream.of(obstacle(client), subject(client), flow(client, flows))
                        .flatMap(found -> found);
    }

    /** The setting has a default, so a realm without the login API names a client too. */
    private static Finding missing(String id, List<Flow> flows) {
        boolean meant = !KioskSettings.isDefaultApiClient(id) || flows.stream().anyMatch(Flow::hasGrantSteps);
        return new Finding(
                Code.API_CLIENT_MISSING,
                meant ? Severity.ERROR : Severity.INFO,
                "The settings name " + Printable.quoted(id)
                        + " as the client of the login API, and the realm has no such client",
                NOT_CONFIGURED,
                "Under Clients, create it with Client authentication off and Direct access grants on, or name another client"
                        + " in the setting Client of the login API");
    }

    private static Stream<Finding> obstacle(ClientModel client) {
        return ClientObstacle.of(client).stream().map(obstacle -> {
            Code code = switch (obstacle) {
                case DISABLED -> Code.API_CLIENT_DISABLED;
                case CONFIDENTIAL -> Code.API_CLIENT_CONFIDENTIAL;
                case WITHOUT_DIRECT_GRANTS -> Code.API_CLIENT_WITHOUT_DIRECT_GRANTS;
                case CONSENT -> Code.API_CLIENT_CONSENT;
                case OFFLINE -> Code.OFFLINE_ACCESS_BY_DEFAULT;
                case BOUND_TOKENS -> Code.API_CLIENT_BOUND_TOKENS;
            };
            String remedy = switch (obstacle) {
                case DISABLED -> "switch it on (Enabled)";
                case CONFIDENTIAL -> "switch Client authentication off; it must be an OpenID Connect client";
                case WITHOUT_DIRECT_GRANTS -> "switch Direct access grants on";
                case CONSENT -> "switch Consent required off";
                case OFFLINE -> "in its tab Client scopes, set offline_access to Optional, or remove it";
                case BOUND_TOKENS -> "switch off what binds its tokens to a key (Advanced: mutual TLS, DPoP)";
            };
            return Finding.error(
                    code,
                    "The client of the login API cannot be used: client " + name(client) + " " + obstacle.reason(),
                    NOT_CONFIGURED,
                    "Under Clients, " + name(client) + ", " + remedy);
        });
    }

    private static Stream<Finding> subject(ClientModel client) {
        boolean has = Stream.concat(
                        client.getProtocolMappersStream(),
                        client.getClientScopes(true).values().stream()
                                .flatMap(scope -> scope.getProtocolMappersStream()))
                .anyMatch(mapper -> SubMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()));
        return has
                ? Stream.empty()
                : Stream.of(Finding.warning(
                        Code.API_CLIENT_WITHOUT_SUBJECT,
                        "The tokens of client " + name(client) + " have no claim sub",
                        "Apps that use the login API: they cannot tell from a token who has logged in",
                        "Under Clients, " + name(client) + ", Client scopes, add the scope basic as Default"));
    }

    private static Stream<Finding> flow(ClientModel client, List<Flow> flows) {
        AuthenticationFlowModel drawn = GrantFlow.of(client);
        return flows.stream()
                .filter(flow -> drawn != null && flow.id().equals(drawn.getId()))
                .flatMap(flow -> flow(client, flow));
    }

    private static Stream<Finding> flow(ClientModel client, Flow flow) {
        if (!flow.hasGrantSteps()) {
            return Stream.of(Finding.error(
                    Code.API_CLIENT_WITHOUT_KIOSK_FLOW,
                    "Client " + name(client) + " logs in by the flow " + flow.alias()
                            + ", which has no steps for PINs and badges",
                    "People with PINs and badges: the login API answers them 503, and the token endpoint 401 as if the PIN or"
                            + " the badge were wrong, with no line in the log",
                    "Under Clients, " + name(client)
                            + ", Advanced, Authentication flow overrides, choose a Direct Grant Flow such as kiosk direct"
                            + " grant"));
        }
        String missing = Arrays.stream(LoginMethod.values())
                .filter(LoginMethod::isKioskOnly)
                .filter(method -> flow.all().noneMatch(row -> row.is(FlowStep.Kind.SECRET, method)))
                .map(LoginMethod::plural)
                .collect(Collectors.joining(" and "));
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.info(
                        Code.API_CLIENT_WITHOUT_METHOD,
                        "The flow " + flow.alias() + " of client " + name(client) + " has no step for " + missing,
                        "People with " + missing + ": the login API answers them 503",
                        "If they should log in there, add the sub-flow for " + missing + " to the flow"));
    }

    private static String name(ClientModel client) {
        return Printable.quoted(client.getClientId());
    }
}

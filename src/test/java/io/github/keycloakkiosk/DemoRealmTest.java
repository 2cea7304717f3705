package io.github.keycloakkiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.settings.KioskSettingsUiTab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.ui.extend.UiTabProvider;

/** The demo realm names only things that exist, and holds only values that differ from Keycloak's defaults. */
class DemoRealmTest {

    private static final Path FILE = Path.of("realm-export/kiosk-realm.json");

    private final JsonNode realm = read();

    @Test
    void everyExecutionIsAnAuthenticatorOrAFlowThatExists() {
        Set<String> authenticators = ServiceLoader.load(AuthenticatorFactory.class).stream()
                .map(factory -> factory.get().getId())
                .collect(Collectors.toSet());
        List<String> flows = realm.get("authenticationFlows").findValuesAsText("alias");
        List<String> configs = realm.get("authenticatorConfig").findValuesAsText("alias");

        assertThat(realm.findValuesAsText("authenticator")).isNotEmpty().allMatch(authenticators::contains);
        assertThat(realm.findValuesAsText("flowAlias")).isNotEmpty().allMatch(flows::contains);
        assertThat(realm.findValuesAsText("authenticatorConfig").stream().filter(alias -> !alias.isEmpty()))
                .isNotEmpty()
                .allMatch(configs::contains);
    }

    @Test
    void everySettingExists() {
        List<String> properties = new KioskSettingsUiTab()
                .getConfigProperties().stream()
                        .map(ProviderConfigProperty::getName)
                        .toList();
        JsonNode component =
                realm.get("components").get(UiTabProvider.class.getName()).get(0);

        assertThat(component.get("providerId").asText()).isEqualTo(new KioskSettingsUiTab().getId());
        component
                .get("config")
                .fieldNames()
                .forEachRemaining(key -> assertThat(properties).contains(key));
    }

    @Test
    void theClientsFlowIsTheOneInTheFile() {
        JsonNode flow = realm.get("authenticationFlows").get(0);
        JsonNode client = StreamSupport.stream(realm.get("clients").spliterator(), false)
                .filter(candidate -> candidate.get("clientId").asText().equals("kiosk-api"))
                .findAny()
                .orElseThrow();

        assertThat(flow.get("alias").asText()).isEqualTo("kiosk direct grant");
        assertThat(client.at("/authenticationFlowBindingOverrides/direct_grant").asText())
                .isEqualTo(flow.get("id").asText());
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.readAllLines(FILE)).hasSizeLessThan(400);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

package io.github.keycloakkiosk.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakkiosk.network.IpWhitelist;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AuthenticatorConfigModel;

class StepWhitelistTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "##", " ## "})
    void isNoNarrowerWhenTheGearSaysNothing(String stored) {
        assertThat(StepWhitelist.parse(stored)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "10.0.0.0/8##192.0.2.5, 10.0.0.0/8 192.0.2.5/32",
        "' 10.0.0.0/8 ##', 10.0.0.0/8",
    })
    void holdsTheBlocksThatKeycloakHasJoined(String stored, String blocks) {
        assertThat(StepWhitelist.parse(stored)).contains(IpWhitelist.parse(Arrays.asList(blocks.split(" "))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "10.0.0.0/8,10.1.0.0/16", "10.0.0.5/8", "10.0.0.0/8##x", "*", "#"})
    void cannotBeReadWhenOneCannot(String stored) {
        assertThatThrownBy(() -> StepWhitelist.parse(stored)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A step with a narrower whitelist may lose its gear. It must not become as wide as the realm. */
    @Test
    void aGearThatIsGoneIsNotAnEmptyOne() {
        assertThatThrownBy(() -> StepWhitelist.read("an id", null)).isInstanceOf(IllegalArgumentException.class);
        assertThat(StepWhitelist.read(null, null)).isEmpty();
        assertThat(StepWhitelist.read("an id", new AuthenticatorConfigModel())).isEmpty();
    }
}

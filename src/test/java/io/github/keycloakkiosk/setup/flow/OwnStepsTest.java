package io.github.keycloakkiosk.setup.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.badge.BadgeGrantAuthenticator;
import io.github.keycloakkiosk.pin.PinDueConditionalAuthenticatorFactory;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordFormFactory;

class OwnStepsTest {

    @Test
    void areThoseOfTheExtensionWhateverTheirIds() {
        assertThat(OwnSteps.isOwn(new BadgeGrantAuthenticator())).isTrue();
        assertThat(OwnSteps.isOwn(new PinDueConditionalAuthenticatorFactory())).isTrue();
        assertThat(OwnSteps.isOwn(new UsernamePasswordFormFactory())).isFalse();
        assertThat(OwnSteps.isOwn(null)).isFalse();
    }
}

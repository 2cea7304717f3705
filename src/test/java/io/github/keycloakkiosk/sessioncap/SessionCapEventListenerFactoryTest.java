package io.github.keycloakkiosk.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakkiosk.ending.TerminatesSessions;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSessionFactory;

class SessionCapEventListenerFactoryTest {

    private final SessionCapEventListenerFactory factory = new SessionCapEventListenerFactory();

    @AfterEach
    void close() {
        factory.close();
    }

    @Test
    void noRealmCanForgetToListIt() {
        assertThat(factory.getId()).isEqualTo("kiosk-session-cap");
        assertThat(factory.isGlobal()).isTrue();
    }

    @Test
    void beginsWithNothingDone() {
        assertThat(factory.getOperationalInfo())
                .hasSize(10)
                .allSatisfy((name, number) -> assertThat(number).isEqualTo("0"));
    }

    @Test
    void theEndingOfSessionsFindsIt() {
        KeycloakSessionFactory server = serverThatHas(factory);
        factory.init(sweepEvery(0));
        factory.postInit(server);

        assertThat(TerminatesSessions.of(server)).isNotNull();
        assertThat(factory.create(null)).isInstanceOf(SessionCapEventListener.class);
    }

    @Test
    void refusesToSweepEveryMinusOneSeconds() {
        assertThatThrownBy(() -> factory.init(sweepEvery(-1)))
                .hasMessageContaining("spi-events-listener--kiosk-session-cap--sweep-seconds is -1");
    }

    private static Config.Scope sweepEvery(int seconds) {
        return new Config.SystemPropertiesScope("") {
            @Override
            public Integer getInt(String key, Integer defaultValue) {
                return "sweep-seconds".equals(key) ? Integer.valueOf(seconds) : defaultValue;
            }
        };
    }

    private static KeycloakSessionFactory serverThatHas(SessionCapEventListenerFactory factory) {
        return (KeycloakSessionFactory) Proxy.newProxyInstance(
                KeycloakSessionFactory.class.getClassLoader(),
                new Class<?>[] {KeycloakSessionFactory.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("register")) {
                        return null;
                    }
                    assertThat(method.getName()).isEqualTo("getProviderFactoriesStream");
                    assertThat(arguments).containsExactly(EventListenerProvider.class);
                    return Stream.of(factory);
                });
    }
}

package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardingHeadersTest {

    private static Connection sent(List<String> forwardedFor, List<String> otherHeaders) {
        return new Connection("10.0.0.9", "10.0.0.9", forwardedFor, otherHeaders);
    }

    @Test
    void knowsThatTheSenderForwards() {
        assertThat(ForwardingHeaders.anyIn(sent(List.of(), List.of()))).isEmpty();
        assertThat(ForwardingHeaders.anyIn(sent(List.of(""), List.of()))).contains("X-Forwarded-For");
        assertThat(ForwardingHeaders.anyIn(sent(List.of(), List.of("Forwarded"))))
                .contains("Forwarded");
        for (String name : ForwardingHeaders.OTHERS) {
            assertThat(ForwardingHeaders.anyIn(sent(List.of(), List.of(name)))).contains(name);
        }
        assertThat(ForwardingHeaders.anyIn(sent(List.of("a"), List.of("X-Real-IP"))))
                .contains("X-Forwarded-For");
    }

    @Test
    void oneHeaderIsBelievedAndTheOthersMayContradict() {
        Map<String, List<String>> headers = Map.of(
                "X-Forwarded-For", List.of("192.0.2.1", "192.0.2.2"),
                "X-Real-IP", List.of("192.0.2.3"),
                "True-Client-IP", List.of(""),
                "Forwarded", List.of("for=192.0.2.9, for=192.0.2.4"));

        Connection connection =
                ForwardingHeaders.read("10.0.0.9", "10.0.0.8", name -> headers.getOrDefault(name, List.of()));

        assertThat(connection)
                .isEqualTo(new Connection(
                        "10.0.0.9",
                        "10.0.0.8",
                        List.of("192.0.2.1", "192.0.2.2"),
                        List.of("Forwarded", "X-Real-IP", "True-Client-IP"),
                        List.of("192.0.2.3", "", "192.0.2.4")));
    }
}

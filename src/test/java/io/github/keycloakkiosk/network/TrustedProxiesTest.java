package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.9    , true
            10.0.0.8    , false
            10.9.1.1    , true
            2001:db8::9 , true
            2001:db8::8 , false
            """)
    void holdsTheAddressesOfAllItsBlocks(String address, boolean listed) {
        TrustedProxies proxies = TrustedProxies.parse(List.of("10.0.0.9", "10.9.0.0/16", "2001:db8::9"));

        assertThat(proxies.contains(ClientAddress.parse(address))).isEqualTo(listed);
    }

    @Test
    void isNobodyByDefault() {
        assertThat(TrustedProxies.NONE.contains(ClientAddress.parse("127.0.0.1")))
                .isFalse();
        assertThat(TrustedProxies.parse(List.of())).isEqualTo(TrustedProxies.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0"})
    void isNeverEveryone(String everyone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.parse(List.of("10.0.0.9", everyone)))
                .withMessage(
                        everyone + " would let everyone say who they are; write the addresses of your proxies only");
    }

    @Test
    void isNotEveryoneInPiecesEither() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.parse(List.of("128.0.0.0/1", "10.0.0.9", "0.0.0.0/2", "64.0.0.0/2")))
                .withMessageStartingWith("0.0.0.0/2, 128.0.0.0/1, 64.0.0.0/2 would let everyone");
    }

    @Test
    void namesTheBadValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.parse(List.of("proxy.example.org")))
                .withMessageStartingWith("\"proxy.example.org\" is not an IP address");
    }
}
